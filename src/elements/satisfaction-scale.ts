import {html, nothing, type TemplateResult} from 'lit';
import type {LaterStrings} from '../locales/later-strings.js';
import type {SatisfactionForm} from '../model/satisfaction.js';
import {faceIcon} from './satisfaction-icons.js';
import {thumbIcon} from '../message/thumb-icon.js';

type Strings = LaterStrings['satisfaction'];
type Scale = SatisfactionForm['scale'];

/** What each scale sends: the ends mean the same on all of them. */
const ratings = {2: [1, 5], 3: [1, 3, 5], 5: [1, 2, 3, 4, 5]} as const;

/** The steps of a scale as one group of radio buttons, with words at both ends. */
export function renderScale(
  scale: Scale,
  chosen: number | null,
  strings: Strings,
  onRate: (rating: number) => void,
): TemplateResult {
  const {type, options, labelLow, labelHigh} = scale;
  return html`<div class="scale ${type} of-${options}">
      ${ratings[options].map(
        (rating) =>
          html`<label>
            <input
              type="radio"
              name="rating"
              value=${rating}
              aria-label=${ratingName(scale, rating, strings)}
              .checked=${rating === chosen}
              @change=${() => {
                onRate(rating);
              }}
            />
            ${renderStep(scale, rating)}
          </label>`,
      )}
    </div>
    ${
      labelLow === null && labelHigh === null
        ? nothing
        : // The first and the last step say it to those who do not see where it stands.
          html`<p class="ends" aria-hidden="true"><bdi>${labelLow}</bdi><bdi>${labelHigh}</bdi></p>`
    }`;
}

/** How a step looks, also when it stands alone. */
export function renderStep({type, options}: Scale, rating: number): TemplateResult {
  switch (type) {
    case 'emoji':
      return faceIcon(rating);
    case 'thumb':
      return html`<span class="thumb at-${rating}">${thumbIcon()}</span>`;
    case 'number':
      return html`<span class="number">${positionOf(options, rating)}</span>`;
  }
}

/** What a step is called: “4 of 5”, “Happy”, and what its end of the scale means. */
export function ratingName({type, options, labelLow, labelHigh}: Scale, rating: number, strings: Strings): string {
  const position = positionOf(options, rating);
  const step = strings.step(position, options);
  const name = type === 'emoji' ? (strings.faces[rating - 1] ?? step) : type === 'thumb' ? thumbName() : step;
  const end = position === 1 ? labelLow : position === options ? labelHigh : null;
  return end === null ? name : strings.stepAtEnd(name, end);

  function thumbName() {
    return options === 2 ? strings.thumbs[rating === 1 ? 0 : 1] : step;
  }
}

function positionOf(options: Scale['options'], rating: number): number {
  return ratings[options].findIndex((one) => one === rating) + 1;
}
