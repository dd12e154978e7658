// Loaded before a program by `node --import`: its clock is as many milliseconds ahead of the true time as a file says.
import { readFileSync } from 'node:fs';

const TrueDate = Date;
let ahead = 0;
const read = () => {
  ahead = Number(readFileSync(process.env.STEP_CLOCK_FILE, 'utf8'));
};
read();
setInterval(read, 50).unref();

globalThis.Date = class extends TrueDate {
  constructor(...parts) {
    if (parts.length === 0) super(TrueDate.now() + ahead);
    else super(...parts);
  }

  static now() {
    return TrueDate.now() + ahead;
  }
};
