// Minutes east of Greenwich. Where a name means several zones, the one that news feeds use it for.
const ZONES: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  zulu: 0,
  wet: 0,
  west: 60,
  bst: 60,
  ist: 330,
  cet: 60,
  cest: 120,
  mez: 60,
  mesz: 120,
  met: 60,
  mest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  msd: 240,
  sast: 120,
  trt: 180,
  pkt: 300,
  npt: 345,
  ict: 420,
  wib: 420,
  wita: 480,
  wit: 540,
  hkt: 480,
  sgt: 480,
  myt: 480,
  pht: 480,
  awst: 480,
  jst: 540,
  kst: 540,
  acst: 570,
  acdt: 630,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  nst: -210,
  ndt: -150,
  brt: -180,
  brst: -120,
  art: -180,
  clt: -240,
  clst: -180,
  ast: -240,
  adt: -180,
  at: -240,
  est: -300,
  edt: -240,
  et: -300,
  cst: -360,
  cdt: -300,
  ct: -360,
  mst: -420,
  mdt: -360,
  mt: -420,
  pst: -480,
  pdt: -420,
  pt: -480,
  akst: -540,
  akdt: -480,
  hst: -600,
  hast: -600,
  hadt: -540,
  a: -60,
  n: 60,
  m: -720,
  y: 720,
};

const OFFSET = /^(?:utc|gmt|ut|z)?\s*([+-])\s*(\d{1,2})(?::?(\d{2}))?$/;

/**
 * Reads a zone as feeds write it: "+0200", "-05:30", "GMT+2", "CEST".
 *
 * The letters A, N, M and Y stand for what RFC 822 says. Names without a summer form (ET) are read as standard time.
 *
 * @returns Minutes east of Greenwich; null when it is no zone.
 */
export function zoneMinutes(text: string): number | null {
  const zone = text.trim().toLowerCase();
  if (Object.hasOwn(ZONES, zone)) return ZONES[zone] ?? null;
  const [, sign, hours, minutes = '0'] = OFFSET.exec(zone) ?? [];
  if (sign === undefined || Number(hours) > 15 || Number(minutes) > 59) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
