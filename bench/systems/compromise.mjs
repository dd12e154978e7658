import nlp from 'compromise';
import dates from 'compromise-dates';

/** Dates and percentages. */
export function open() {
  nlp.plugin(dates);
  return ({ text, published }) => {
    const document = nlp(text);
    return document.dates({ today: published.slice(0, 10) }).json().length + document.percentages().json().length;
  };
}
