import {css} from 'lit';

/**
 * The theming API. `<kustomer-chat>` adopts this sheet, so that a page's rule on the element wins over `:host`, and
 * everything inside inherits.
 *
 * Layer 1 is what a page sets: `accent`, `font`, `font-mono`, `text-scale`, `radius`. Layer 2 is what component styles
 * read; they contain no raw colour. `light-dark()` follows the page's `color-scheme`, not the system's, so that a
 * light-only site keeps a light chat on a dark computer.
 */
export const tokens = css`
  :host {
    --kustomer-chat-accent: #0f5b66;
    --kustomer-chat-font:
      system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif;
    --kustomer-chat-font-mono: ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace;
    --kustomer-chat-text-scale: 1;
    --kustomer-chat-radius: 16px;

    --kustomer-chat-surface: light-dark(#ffffff, #1b1a18);
    --kustomer-chat-surface-raised: light-dark(#ffffff, #262522);
    --kustomer-chat-surface-sunken: light-dark(#f6f5f2, #131211);
    --kustomer-chat-text: light-dark(#1d1c1a, #efede8);
    --kustomer-chat-text-muted: light-dark(#65625b, #b0aca3);
    --kustomer-chat-border: light-dark(#e5e2dc, #35332f);
    --kustomer-chat-border-strong: light-dark(#8a867d, #7d7970);
    --kustomer-chat-positive: light-dark(#2c7139, #85c78d);
    --kustomer-chat-warning: light-dark(#875505, #e2b265);
    --kustomer-chat-danger: light-dark(#b02f22, #f2988a);
    --kustomer-chat-bubble-in: light-dark(#f1efeb, #2a2926);
    --kustomer-chat-bubble-in-text: var(--kustomer-chat-text);
    --kustomer-chat-bubble-ai-border: light-dark(#bfbbb2, #57544e);
    --kustomer-chat-positive-soft: light-dark(#e6f1e6, #21301f);
    --kustomer-chat-warning-soft: light-dark(#fbf1da, #352b16);
    --kustomer-chat-danger-soft: light-dark(#fbebe8, #3a211d);
    --kustomer-chat-hover: light-dark(rgb(92 74 40 / 0.06), rgb(255 244 222 / 0.06));
    --kustomer-chat-press: light-dark(rgb(92 74 40 / 0.11), rgb(255 244 222 / 0.11));
    --kustomer-chat-scrim: light-dark(rgb(29 28 26 / 0.44), rgb(0 0 0 / 0.6));
    --kustomer-chat-avatar-1: light-dark(#ecdacd, #4e382c);
    --kustomer-chat-avatar-1-text: light-dark(#6a3b23, #efcdb9);
    --kustomer-chat-avatar-2: light-dark(#dfe5d0, #39432b);
    --kustomer-chat-avatar-2-text: light-dark(#43521f, #d3dfb6);
    --kustomer-chat-avatar-3: light-dark(#d7e1e6, #2c3f49);
    --kustomer-chat-avatar-3-text: light-dark(#2a4a5b, #bfd9e6);
    --kustomer-chat-avatar-4: light-dark(#f0e3c2, #4a3d1d);
    --kustomer-chat-avatar-4-text: light-dark(#5f4706, #eddaa4);

    --kustomer-chat-accent-fill: var(--kustomer-chat-accent);
    --kustomer-chat-on-accent: #ffffff;
    --kustomer-chat-accent-text: light-dark(
      color-mix(in srgb, var(--kustomer-chat-accent) 85%, #000),
      color-mix(in srgb, var(--kustomer-chat-accent) 45%, #fff)
    );
    --kustomer-chat-accent-soft: light-dark(
      color-mix(in srgb, var(--kustomer-chat-accent-text) 9%, transparent),
      color-mix(in srgb, var(--kustomer-chat-accent-text) 11%, transparent)
    );
    --kustomer-chat-bubble-out: var(--kustomer-chat-accent-fill);
    --kustomer-chat-bubble-out-text: var(--kustomer-chat-on-accent);
    --kustomer-chat-focus: var(--kustomer-chat-accent-text);

    --kustomer-chat-radius-panel: var(--kustomer-chat-radius);
    --kustomer-chat-radius-bubble: calc(var(--kustomer-chat-radius) * 1.125);
    --kustomer-chat-radius-card: calc(var(--kustomer-chat-radius) * 0.75);
    --kustomer-chat-radius-control: calc(var(--kustomer-chat-radius) * 0.625);
    --kustomer-chat-radius-joint: calc(var(--kustomer-chat-radius) * 0.375);
    --kustomer-chat-radius-pill: calc(var(--kustomer-chat-radius) * 1.625);

    --kustomer-chat-size-caption: calc(12px * var(--kustomer-chat-text-scale));
    --kustomer-chat-size-small: calc(13px * var(--kustomer-chat-text-scale));
    --kustomer-chat-size-body: calc(15px * var(--kustomer-chat-text-scale));
    --kustomer-chat-size-title: calc(18px * var(--kustomer-chat-text-scale));
    --kustomer-chat-size-display: calc(26px * var(--kustomer-chat-text-scale));

    --kustomer-chat-shadow-card: 0 1px 2px light-dark(rgb(41 37 29 / 0.06), rgb(0 0 0 / 0.3));
    --kustomer-chat-shadow-float:
      0 1px 2px light-dark(rgb(41 37 29 / 0.1), rgb(0 0 0 / 0.4)),
      0 6px 20px light-dark(rgb(41 37 29 / 0.12), rgb(0 0 0 / 0.36));
    --kustomer-chat-shadow-panel:
      0 2px 6px light-dark(rgb(41 37 29 / 0.08), rgb(0 0 0 / 0.4)),
      0 20px 56px light-dark(rgb(41 37 29 / 0.18), rgb(0 0 0 / 0.5));

    --kustomer-chat-fast: 120ms;
    --kustomer-chat-base: 180ms;
    --kustomer-chat-ease-out: cubic-bezier(0.2, 0.8, 0.2, 1);
    --kustomer-chat-ease-in: cubic-bezier(0.4, 0, 1, 1);
  }

  /* What the page has asked for stands, also against its own rules for everything. */
  :host([color-scheme='light']) {
    color-scheme: light !important;
  }

  :host([color-scheme='dark']) {
    color-scheme: dark !important;
  }

  /* Connected scripts: one size up, and never any tracking. */
  :host(:lang(ar)),
  :host(:lang(fa)),
  :host(:lang(ur)) {
    --kustomer-chat-text-scale: 1.0667;
    --kustomer-chat-tracking: 0;
  }

  /*
   * Exact contrast for any brand colour. WCAG contrast depends only on luminance Y, and srgb-linear is linear light:
   * multiplying r, g, b by k multiplies Y by k, and mixing towards white raises Y exactly. Darkening is one
   * multiplication. Lifting goes three quarters of the way by multiplication, which keeps the hue vivid, and the rest
   * by white. Nothing leaves sRGB, so no gamut mapping can spoil the result.
   */
  @supports (color: color(from #000 srgb-linear calc(r * pow(2, 0.75)) g b)) {
    :host {
      --_y: (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.0001);
      --_k-fill: max(1, min(pow(0.085 / var(--_y), 0.75), 0.98 / max(r, g, b, 0.0001)));
      --_k-text: max(1, min(pow(0.38 / var(--_y), 0.75), 0.98 / max(r, g, b, 0.0001)));
      --_t-fill: max(0, (0.085 - var(--_y)) / (1.0002 - var(--_y)));
      --_t-text: max(0, (0.38 - var(--_y)) / (1.0002 - var(--_y)));
      --_ink: clamp(0, (0.179 - var(--_y)) * 100000, 1);
      --_dim: min(1, 0.125 / var(--_y));
      --_fill: color(
        from var(--kustomer-chat-accent) srgb-linear calc(r * var(--_k-fill)) calc(g * var(--_k-fill))
          calc(b * var(--_k-fill))
      );
      --_text: color(
        from var(--kustomer-chat-accent) srgb-linear calc(r * var(--_k-text)) calc(g * var(--_k-text))
          calc(b * var(--_k-text))
      );

      /* Light page: the brand as it is. Dark page: lifted to Y >= .085, so that a near-black brand stays visible. */
      --kustomer-chat-accent-fill: light-dark(
        var(--kustomer-chat-accent),
        color(
          from var(--_fill) srgb-linear calc(r + var(--_t-fill) * (1 - r)) calc(g + var(--_t-fill) * (1 - g))
            calc(b + var(--_t-fill) * (1 - b))
        )
      );
      /* White on dark fills, black on light fills; the switch at Y = .179 gives at least 4.5:1 on both sides. */
      --kustomer-chat-on-accent: color(
        from var(--kustomer-chat-accent-fill) srgb-linear calc(var(--_ink)) calc(var(--_ink)) calc(var(--_ink))
      );
      /* Accent as text, icon and ring: light page Y <= .125, dark page Y >= .38. */
      --kustomer-chat-accent-text: light-dark(
        color(
          from var(--kustomer-chat-accent) srgb-linear calc(r * var(--_dim)) calc(g * var(--_dim)) calc(b * var(--_dim))
        ),
        color(
          from var(--_text) srgb-linear calc(r + var(--_t-text) * (1 - r)) calc(g + var(--_t-text) * (1 - g))
            calc(b + var(--_t-text) * (1 - b))
        )
      );
    }
  }
`;
