/**
 * The one thing that a closed launcher reads (architecture, decision 14): whether a visitor or something unsent is stored
 * here. `name`: see `storageName`.
 */
export function markVisitor(name: string, exists: boolean): void {
  try {
    if ((localStorage.getItem(name) !== null) === exists) return; // writing takes as long as a transaction
    if (exists) localStorage.setItem(name, '1');
    else localStorage.removeItem(name);
  } catch {
    // Blocked: the session then loads with the first open, as for a new visitor.
  }
}
