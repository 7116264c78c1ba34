import {html, nothing, type TemplateResult} from 'lit';
import type {Language} from '../controllers/language-context.js';
import type {LaterStrings} from '../locales/later-strings.js';
import {daysFromNow, shortDate, timeOfDay, weekday} from '../locales/moment.js';
import type {Satisfaction} from '../model/satisfaction.js';
import {ratingName, renderStep} from './satisfaction-scale.js';

type Strings = LaterStrings['satisfaction'];

/** It can only be looked at, if it was given at all. */
export function renderLocked({rating, form}: Satisfaction, strings: Strings): TemplateResult | typeof nothing {
  if (rating === null) return nothing;
  return html`<section class="csat thanks">
    ${renderGiven(rating, form.scale, strings)}
    <p>${strings.locked}</p>
  </section>`;
}

/** The step that was chosen. */
export function renderGiven(rating: number, scale: Satisfaction['form']['scale'], strings: Strings): TemplateResult {
  const name = strings.given(ratingName(scale, rating, strings));
  return html`<span class="given" role="img" aria-label=${name}>${renderStep(scale, rating)}</span>`;
}

/** With the time until which it can be changed. */
export function renderThankYou({editableUntil}: Satisfaction, {locale}: Language, strings: Strings): TemplateResult {
  const [date, now] = [new Date(editableUntil), new Date()];
  const [time, days] = [timeOfDay(date, locale).replaceAll(' ', '\u00A0'), daysFromNow(date, now)];
  const until =
    days === 0
      ? strings.untilToday(time)
      : days === 1
        ? strings.untilTomorrow(time)
        : strings.untilDay(days < 7 ? weekday(date, locale) : shortDate(date, now, locale), time);
  return html`<strong>${strings.thanks}</strong> ${until}`;
}
