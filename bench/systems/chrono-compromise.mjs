import { casual } from 'chrono-node';
import nlp from 'compromise';

/** Dates by the one, numbers and quotations by the other. */
export function open() {
  return ({ text, published }) => {
    const document = nlp(text);
    const dates = casual.parse(text, new Date(published)).length;
    return dates + document.numbers().json().length + document.quotations().json().length;
  };
}
