/** Compares a password with the hash that the configuration holds. */
export interface PasswordVerifier {
  /** False also for a hash that is none. */
  verify(password: string, hash: string): Promise<boolean>;
}
