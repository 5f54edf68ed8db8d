const STUDENT =
  /^(?:student|pupil|child)s?_(?:names?|id|ids|number|first|last|dob|birth|email|phone|address)(?:_|$)|^(?:ssn|sasid|ssid|dob|date_of_birth|birth_?date|guardian|parent)(?:_|$)/;

/** "Social Workers" and "social-workers" are "social_workers". */
export const plainHeader = (header: string): string =>
  header
    .toLowerCase()
    .trim()
    .replace(/[\s-]+/g, "_");

/** True for the name of a column that would name or number single students. A file with one is refused whole. */
export const isAboutStudents = (header: string): boolean => STUDENT.test(plainHeader(header));
