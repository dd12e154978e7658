import { countWords, endsSentence } from './line-shape.ts';

/**
 * What a line of page furniture is: the start of a comment form (nothing of the article follows), a wall that hides
 * the rest of it, a call to sign up, the head of a list of other stories, or a line that stands alone.
 */
export type FurnitureKind = 'form' | 'wall' | 'sign-up' | 'related' | 'line';

const FORM = [
  /^(?:leave|post|add|write|submit|make|drop) (?:us )?(?:a|your) (?:new )?(?:reply|comment|response|review)\b/,
  /^(?:no|\d{1,6}) (?:comments?|replies|reply|responses?|thoughts? on)\b/,
  /^(?:comments?|reader comments|discussion|responses)(?: ?\(?\d{0,6}\)?)?$/,
  /^(?:view|show|load|see|read|hide|open|all) (?:all |the |more |\d{1,6} )*comments?\b/,
  /^(?:join|start) the (?:conversation|discussion|debate)\b/,
  /^(?:be the first to|log in to|sign in to|login to|you must be logged in to|please log in to|register to) (?:leave a |post a )?(?:comment|reply)/,
  /^(?:cancel reply|reply to this|what do you think)\b/,
  /^your email (?:address )?will not be (?:published|shared)/,
  /^required fields are marked/,
  /^save my (?:name|email)/,
  /^notify me of (?:new|follow)/,
  /^this site uses akismet/,
  /^comments (?:are|have been) (?:closed|disabled|turned off)/,
  /^about the (?:author|writer|reporter|contributor)s?\b/,
  /^(?:meet|more about) the authors?$/,
];

const SIGN_UP = [
  /^(?:please )?(?:subscribe|sign up|sign-up|signup|register|join)\b.{0,80}\b(?:newsletters?|inbox|mailing list|email list|alerts?|updates|briefings?|digest|our (?:channel|telegram|whatsapp))\b/,
  /^(?:subscribe|sign up|subscribe (?:now|today|here)|sign up (?:now|today|here)|newsletters?|our newsletters?|free newsletter|email (?:address|newsletter)?|your email(?: address)?|enter your (?:e-?mail|name).{0,40})$/,
  /^(?:get|receive|have)\b.{0,120}\b(?:in|into|to) your (?:e-?mail )?inbox\b/,
  /^straight (?:in|into|to) your (?:e-?mail )?inbox\b/,
  /^(?:get|receive) (?:a|our|the) (?:free )?(?:daily|weekly|monthly|morning)\b.{0,100}\b(?:newsletter|updates?|briefing|digest|email|roundup)\b/,
  /^(?:get|receive) (?:the )?latest\b.{0,80}\b(?:news|updates|stories)\b.{0,60}$/,
  /\bthanks? (?:you )?for (?:subscribing|signing up|your subscription)\b/,
  /^by (?:signing up|subscribing|submitting|clicking|entering your)\b.{0,200}\b(?:agree|consent|accept|acknowledge)\b/,
  /^(?:you can )?unsubscribe (?:at any time|anytime)/,
  /^(?:this (?:form|site) is protected by recaptcha|we respect your privacy|no spam)/,
  /^(?:follow|find|like|join) us on\b/,
  /^(?:stay|keep) (?:up[ -]to[ -]date|informed|connected|in the loop)\b.{0,60}$/,
];

const WALL = [
  /^(?:please )?(?:subscribe|sign in|sign up|log in|login|register|upgrade|become a (?:member|subscriber)|start your (?:free )?trial)(?: now| today| here| or [a-z ]{3,30})? to (?:continue|keep|read|unlock|access|view|finish)\b.{0,60}$/,
  /^(?:to|in order to) (?:continue|keep) reading\b.{0,80}$/,
  /^(?:already|not yet) (?:a|an) (?:subscriber|member)\b.{0,40}$/,
  /^continue reading with\b.{0,60}$/,
  /^(?:this|the rest of this|the full) (?:article|story|content|post|piece) is (?:only )?(?:for|available to|available for|reserved for|exclusive to|free for) (?:our |paying |registered )?(?:subscribers|members|readers)\b.{0,60}$/,
  /^you(?:'ve| have) (?:reached|read|used)\b.{0,30}\b(?:free articles?|article limit|free stories|monthly limit)\b.{0,60}$/,
];

const RELATED_NOUN =
  'news|articles?|stor(?:y|ies)|posts?|reading|reads?|headlines|coverage|content|videos?|topics?|picks|insights|analysis|reports?|links?|blogs?|entries|updates|features';
const RELATED = [
  new RegExp(
    `^(?:related|recommended|similar|popular|trending|latest|recent|more|other|further|top|featured|must|suggested|sponsored)(?: [^ ]{1,30}){0,4} (?:${RELATED_NOUN})$`,
  ),
  /^(?:related|recommended|trending|trending now|most (?:read|popular|viewed|shared|recent)|more (?:from|on|in|about|like|to)(?: [^ ]{1,30}){1,6}|more stories|popular|popular now|what to read next|up next|see also|also (?:read|see|on)|read (?:next|also|more)|editors?['’]? picks?|in this section|further reading|keep reading|next up)$/,
  /^(?:you (?:may|might|will|['’]ll) (?:also )?(?:like|enjoy|be interested in)|(?:in case )?you (?:may have )?missed|don['’]t miss|recommended for you|from (?:around|across) the web|around the web|promoted|sponsored content|paid content)\b.{0,30}$/,
];

const LINE = [
  /^(?:advertisement|advertisements|advert|ad|sponsored|promoted|search|search for|menu|navigation|share|share (?:this|on|via|the)\b.{0,40}|tweet|facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|instagram|youtube|email|e-mail|print|print this|copy link|link copied|copy|save|saved|bookmark|listen|listen to (?:this )?article|listen now|play|pause|close|back to top|top|home|log in|login|sign in|register|donate|support us|next|previous|next article|previous article|prev|skip to (?:main )?content|loading|read more|continue reading|show more|see more|view more|learn more|click here|contact us|about us|privacy policy|terms of (?:use|service)|table of contents|toggle|expand|follow|followers?|like this|like loading|add us on google|add as preferred source on google|read full story|read in app|open in app|view gallery|see all|view all)$/,
  /^\d{1,3}[ -]?min(?:ute)?s?(?: read(?:ing time)?)?$/,
  /^(?:reading time|read time|est(?:imated)? read(?:ing)? time|time to read)\b.{0,30}$/,
  /^(?:tags?|filed under|filed to|posted in|categor(?:y|ies)|keywords|topics?|tagged(?: with| as)?)\s?[:|].{0,200}$/,
  /^(?:photo|photograph|photos|image|images|picture|pictured|illustration|graphic|featured image|cover image|header image|file photo|video|image source|photo source|photography)(?: (?:credits?|courtesy(?: of)?|by|source|via|copyright))? ?[:|/].{0,160}$/,
  /^\(?(?:photo|image|picture|illustration|graphic|video) (?:by|credit|courtesy|via|from|illustration by)\b.{0,120}$/,
  /^(?:credits?|courtesy) ?[:|].{0,120}$/,
  /^\(?(?:additional |with )?(?:reporting|writing|editing|compiled|edited|production)(?: and (?:writing|editing))? by\b.{0,200}$/,
  /^(?:we value|we respect|we care about|about) your privacy\b.{0,30}$/,
  /^your privacy(?: matters| is important| choices| settings)?(?: to us)?$/,
  /^(?:our standards|the thomson reuters trust principles)\b.{0,80}$/,
  /^(?:©|copyright ?(?:©|\(c\)|\d{4})|\(c\) ?\d{4}).{0,200}$/,
  /^.{0,120}\ball rights reserved\b.{0,60}$/,
  /^(?:last )?(?:updated|modified|published|posted)(?: on| at)?:? .{0,60}\d{4}.{0,30}$/,
  /^(?:view (?:this )?(?:post|image|photo) on [a-z.]{2,20}|a post shared by .{1,80}|pic\.twitter\.com\/.{1,20})$/,
  /^(?:thank you! your (?:message|submission) has been received|oops! something went wrong.{0,60})$/,
  /^(?:note: |disclaimer: )?(?:the )?(?:views|opinions)(?: and (?:views|opinions))? expressed\b.{0,120}\bnot necessarily\b.{0,120}$/,
  /^(?:read more|read also|also read|see also|related|more|watch|must read|read|don['’]t miss|recommended) ?(?::|>|»|→|—).{1,200}$/,
];

/** What notes on cookies and data speak of; one such word alone says nothing. */
const CONSENT =
  /\bcookies?\b|\bour (?:\d{1,5} )?(?:trusted )?(?:partners|vendors)\b|\bpersonal data\b|\b(?:store|stores)? ?(?:and\/or |and )?access(?:ing)? information on\b|\bstore data on\b|\bunique identifiers\b|\blegitimate interests?\b|\bgeolocation data\b|\bdevice characteristics\b|\byour (?:consent|choices|preferences|privacy settings)\b|\b(?:accept|reject|refuse|allow) all\b|\bprivacy policy\b/gi;

/** True for a note that asks readers to let a site keep data on them: it speaks to them, and of little else. */
export function isConsentNote(text: string): boolean {
  if (text.length > 1500 || !/\b(?:we|our|your?)\b/i.test(text)) return false;
  const words = new Set(text.match(CONSENT)?.map((word) => word.toLowerCase()));
  return words.size >= (text.length > 600 ? 3 : 2);
}

const STOCK_CREDIT =
  /(?:getty images|shutterstock|istock(?:photo)?|unsplash|pexels|pixabay|adobe stock|alamy|depositphotos|afp|ap photo|reuters|bloomberg|epa|xinhua|wikimedia commons|handout)[^ ]{0,3}(?: (?:images?|photo|file))?[)\]]?$/i;

const matches = (patterns: readonly RegExp[], line: string): boolean => patterns.some((pattern) => pattern.test(line));

/** What kind of page furniture a line is by its words alone; null for a line that may be of the article. */
export function furnitureKind(line: string): FurnitureKind | null {
  if (line.length > 320) return null;
  const folded = line
    .toLowerCase()
    .replace(/(?<![\s!.:*…»›>→])[\s!.:*…»›>→]+$/u, '')
    .replace(/^[*»›>→•|\s]+/u, '')
    .replaceAll('’', "'");
  const asSentence = line.toLowerCase().replaceAll('’', "'");
  if (matches(FORM, folded) && countWords(line) <= 25) return 'form';
  if (matches(WALL, folded) && countWords(line) <= 25) return 'wall';
  if (matches(SIGN_UP, folded) && countWords(line) <= 40) return 'sign-up';
  if (!endsSentence(line) && matches(RELATED, folded)) return 'related';
  if (matches(LINE, folded) || matches(LINE, asSentence)) return 'line';
  if (!endsSentence(line) && line.length <= 160 && countWords(line) <= 24 && STOCK_CREDIT.test(line)) return 'line';
  return null;
}
