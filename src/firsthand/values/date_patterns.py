"""The pattern of dates for all languages, over the roles that `date_words` gives; `date_grammar` compiles it.

The pattern is read over the shape of the tokens (`date_alternatives`): ``@month`` is a month's
name. Alternatives stand from the fullest to the barest; the leftmost, then the first, wins.
Groups: ``y`` year, ``m`` month, ``d`` day, ``a``/``b``/``c`` the parts of a numeric date, ``e`` era,
``d1``/``y1`` the first of a range, ``w`` weekday, ``r`` relative word, ``n`` count, ``u`` unit.
"""

from __future__ import annotations

_RANGE = r"(?:@dash|@hyphen|@to|@and)"
# "1日から11月" goes on with a month, "到19年二月" with a year.
_NO_MONTH = r"(?! @month_after | @year_after @num12 @month_after )"
_DAY = rf"(?: (?:@day_before|@day_word)* (?P<d>@num31) {_NO_MONTH} (?:@day_after|@ordinal|@dot)? | (?:@day_before|@day_word)* (?P<dn>@day_name) (?! (?<=@number_word)@number_word ) )"
_LISTED = (
    r"(?: @comma (?P<dm>@num31) @day_after? )* @comma (?= @num31 @day_after (?! @ago | @ahead | @beyond ) )"
)
_FIRST_DAY = rf"(?: (?:@day_before|@day_word)* (?: (?P<d1>@num31) (?! @month_after ) (?: @day_after (?= (?:{_RANGE}|@comma) (?:@day_before|@day_word)* @num31 @day_after ) | @ordinal | @dot | (?! @day_after ) ) | (?P<dn1>@day_name) ) )"
_NAME = r"(?P<m>@month|@month_unsure|@month_bound)"
_MONTH = rf"(?: @month_before* {_NAME} @dot? @month_after? | @month_before+ (?P<m>@num12) | (?P<m>@num12) (?:@dot|@ordinal)? @month_after )"
_SURE_MONTH = r"(?: @month_before* (?P<m>@month) @month_after? | @month_before+ (?P<m>@num12|@month_unsure|@month_bound) | (?P<m>@num12|@month_unsure|@month_bound) @month_after | (?P<m>@num12) (?:@dot|@ordinal) @month_after )"
_NAMES = r"@of? (?:@month|@month_bound|@month_unsure)"
_ERA_YEAR = r"(?: @year_before* @open? (?P<e>@era) @dot? @close? (?P<y>@num) @year_after? | @year_before* (?P<y>@year4) @year_after? (?P<e>@era_after) )"
_YEAR = rf"(?: {_ERA_YEAR} | (?:@year_before|@open)* (?P<y>@year4) (?:@year_after)* )"
_CLEAR_YEAR = (
    rf"(?: {_ERA_YEAR} | @year_before+ (?P<y>@year4|@year_short) @year_after* | (?P<y>@year4) @year_after+ )"
)
# What may follow a bare number that is a day: nothing that it could count.
_CLOSED = r"(?! (?:@comma|@dot)(?<=@tight) @num ) (?= \Z | (?:@stop|@comma|@dot|@close|@preposition|@postposition|@case|@to|@and|@dash|@clock) | @hyphen (?<=@loose) | (?:@num|@count|@number_word|@day_name) @hour )"
_JOIN_DAY = rf"(?: @hyphen | @dot | @slash | @comma (?= @num31 @ordinal {_CLOSED} ) )?"
_JOIN = r"(?: @of | @comma | @dash | @hyphen | @dot | @slash | @dot @comma )?"
_OF = r"(?: @of | @hyphen | @dot | @slash )?"
# A year in words ("nineteen ninety nine") or in two digits that can be no day ("August 99", "August '07").
_WORDED_YEAR = rf"(?P<yw> @number_word (?: (?:@and|@hyphen|@number_glue)? (?:@number_word|@day_name) )+ | @year_word {_CLOSED} )"
# A year in words before its month: "iki bin on sekiz Şubat", "उन्नीस सौ निन्यानवे के जून".
_WORDED_FIRST = rf"(?> @year_before* {_WORDED_YEAR} (?:@year_after|@of|@postposition|@comma)* )"
_SHORT_YEAR = r"(?: @quote (?P<ys>@num2digit|@year2) | (?P<ys>@year2) )"
_SIGNED_YEAR = r"(?P<ys>@num2digit|@year2|@year_sure) @year_after (?= @num12 @month_after )"
_YEAR_OR_RELATIVE = (
    rf"(?: {_YEAR} | @of? (?P<r>@relative_year) | @year_before* (?:{_WORDED_YEAR}|{_SHORT_YEAR}) )"
)
_ITS_YEAR = rf"(?: {_JOIN} {_YEAR_OR_RELATIVE} | (?! @to ) @preposition (?P<y>@year4) )?"
_PART_AFTER = r"(?: @of? (?P<part>@part_after) )?"
_WEEKDAY = r"(?P<w>@weekday|@weekday_bound)"
_WEEKDAY_BEFORE = rf"(?: (?:@this|@next|@last|@relative_week @of?)? {_WEEKDAY} @dot? @day_after? (?:@comma|@hyphen)? (?! @to ) @preposition? @open? (?! @to ) )?"
_WEEKDAY_AFTER = r"(?: @comma? @open? (?:@this|@next|@last|@relative_week @of?)? (?P<w>@weekday) @close? )?"
_MONTH_DIGITS = (
    r"(?: (?P<y>@year4) (?:@slash|@hyphen) (?P<b>@num12) | (?P<b>@num12) (?:@slash|@hyphen) (?P<y>@year4) )"
)
_TIGHT = r"(?:(?:@slash|@hyphen|@dot)(?<=@tight))"
# A digit run that is part of a longer number or code does not start or end a date.
_START = rf"(?<! @glued ) (?: (?! @num ) | (?<! @num (?:@dot|@comma|@slash|@hyphen|@colon)(?<=@tight) ) | (?<= @year4 @hyphen ) (?= @num31 {_NAMES} ) ) (?<! @glued (?:@hyphen|@dash|@slash)(?<=@tight) )"
# Two dates in digits with a hyphen between them: 10/1/2018-10/7/2018.
_BEHIND_DATE = r"(?<= @num (?:@slash|@dot)(?<=@tight) @num (?:@slash|@dot)(?<=@tight) @num (?:@hyphen|@dash)(?<=@tight) | @num @hyphen(?<=@tight) @num @hyphen(?<=@tight) @year4 @hyphen(?<=@tight) )"
_BEFORE_DATE = r"(?= (?:@hyphen|@dash) @num (?:@slash|@dot)(?<=@tight) @num (?:@slash|@dot)(?<=@tight) @num | @hyphen @num @hyphen @num @hyphen @year4 )"
# The same with the month's name: 18 Nov 2014-19 Dec 2015.
_NAMED = r"(?:@month|@month_unsure|@month_bound)"
_BEHIND_NAMED = rf"(?<= {_NAMED} (?:@of|@hyphen|@dot)* @year4 (?:@hyphen|@dash)(?<=@tight) )"
_BEFORE_NAMED = rf"(?= (?:@hyphen|@dash) (?: (?:@day_before|@day_word)* @num31 (?:@of|@dot|@hyphen)* {_NAMED} | @num @slash @num @slash @year4 ) )"
_SLASH = r"(?:@slash(?<=@tight))"
_DAYS = rf"(?: {_FIRST_DAY} {_RANGE} (?:@day_before|@day_word)* )?"
# "8, 9 và 10/3"; "đêm 4, rạng sáng 5/3".
_SLASHED_DAYS = rf"(?: {_FIRST_DAY} (?: (?: @comma (?P<dm>@num31) )* (?: {_RANGE} | @comma ) (?:@day_before|@day_word)* | @comma? @day_part+ @day_word* ) )?"
_DAY_LIST = rf"(?: {_FIRST_DAY} (?: {_RANGE} | {_LISTED} ) )?"
# The month of "the first Monday of May 2025", and what says which: "first", "第一个", "Monday the last".
_NTH_MONTH = (
    rf"(?: (?: {_YEAR} {_OF} | (?P<r>@relative_year) @of? )? {_MONTH} {_ITS_YEAR} | (?P<r>@relative_month) )"
)
_NTH = r"(?: @nth_before (?P<nd>@num|@count) @nth_after* | (?P<nd>@nth|@nth_last) @nth_after* )"
_END = rf"(?: (?<! @num ) | (?! (?: (?:@dot|@comma|@slash|@colon)(?<=@tight) @num | @hyphen(?<=@tight) @num (?! {_NAMES} ) ) ) (?! @percent ) (?! @counted | @decade_after ) )"

# So many days, weeks, months or years; and what a date that they are counted from starts with.
_PIECE = r"(?: (?: @count | (?! @year_modern ) @num ) @of? @unit | @spell )"
_SPAN = rf"{_PIECE} (?: (?:@comma|@and)* (?! @year4 ) {_PIECE} ){{0,3}}"
_BASE = r"(?: @relative | @swing | @last @weekday | @next @weekday | @this @weekday | @weekday | @month | @month_bound | @month_unsure | @num31 (?: @ordinal | @dot | @day_after | @of | @slash | @hyphen | @month | @month_bound | @month_unsure ) | @day_name (?:@of)? (?:@month|@month_unsure|@month_bound) | @year4 @hyphen )"

# Each alternative stands behind what a stretch of tokens has to hold for it, so that most are left out for most
# stretches: N a number, D numbers with a sign between, M a month, W a weekday, R a relative word, U a unit of time.
GRAMMAR = rf"""
-  | (?P<avoid> @avoid+ )
Nd   | (?P<decade> @part? @of? @decade_before+ (?:@year4|@num2digit) (?! {_RANGE} @year4 ) (?:@decade_after)* | @part? @of? @decade_before* (?:@year4|@num) @hyphen? @decade_after+ )
D  | {_WEEKDAY_BEFORE} (?:@day_before|@day_word)* (?:{_START}|{_BEHIND_DATE}) (?P<numeric> (?P<a>@year4)(?P<s>{_TIGHT})(?P<b>@num12)(?:{_TIGHT})(?P<c>@num31) ) (?:{_END}|{_BEFORE_DATE})
D  | {_WEEKDAY_BEFORE} (?:@day_before|@day_word)* {_START} (?P<pairs> (?P<a1>@num31)(?P<s>@slash)(?<=@tight)(?P<b1>@num31) {_RANGE} (?:@preposition|@day_before|@day_word)* (?P<a>@num31){_SLASH}(?P<b>@num31) (?: (?:{_SLASH}|@comma)? (?P<c>@year4) )? ) {_END}
D  | {_WEEKDAY_BEFORE} (?:@day_before|@day_word)* (?:{_START}|{_BEHIND_DATE}) (?P<numeric> {_DAYS} (?P<a>@num31)(?P<s>{_TIGHT})(?P<b>@num31)(?:{_TIGHT})(?P<c>@year4|@num2digit) ) (?:{_END}|{_BEFORE_DATE}) @year_after?
D  | {_WEEKDAY_BEFORE} {_START} (?P<numeric> (?P<a>@year2)(?P<s>@slash|@dot)(?<=@tight)(?P<b>@num12)(?:@slash|@dot)(?<=@tight)(?P<c>@num31) ) {_END}
D  | {_WEEKDAY_BEFORE} (?:@day_before|@day_word)* {_START} (?P<numeric> (?P<a>@num31)(?P<s>(?:@slash|@hyphen)(?<=@tight))(?P<b>@num31) @comma (?P<c>@year4) | (?=@num2digit)(?P<a>@num31)(?P<s>{_SLASH})(?=@num2digit)(?P<b>@num31) @comma (?: (?<=@tight) (?P<c>@num2digit) | (?P<c>@num2digit) (?= \Z | @stop ) ) ) {_END}
D  | {_WEEKDAY_BEFORE} (?:@day_before|@day_word)* {_START} (?P<numeric> (?P<a>@num31)(?P<s>@dot)(?P<b>@num12)@dot(?P<c>@year4) ) {_END}
D  | {_START} (?P<numeric> (?P<a>@year_modern)(?P<s>@dot)(?P<b>@num12)@dot(?P<c>@num31)@dot ) (?! @num )
NRY  | (?P<avoid> @relative_year ) (?= @year4 @year_after )
NY   | (?P<avoid> @year4 @year_after+ (?! @num12 ) @num @month_after )
NMY  | (?P<avoid> (?<! @era | @num | @slash ) (?! @num2digit | @year4 ) @num @year_after @num12 @month_after (?: @num31 @day_after )? )
NM | {_START} (?P<year> (?P<y>@year4) @year_after* ) (?: (?={_RANGE}) | (?<=@year_after) ) (?= {_RANGE}? (?:@preposition|@day_before|@day_word)* (?: @num31 @dot? )? @of? (?:@month|@month_unsure|@month_bound) @dot? @of? @comma? @year4 )
MD | {_START} (?P<dmy> (?P<y>@year4)(?:@slash|@hyphen)(?P<d>@num31)(?:@slash|@hyphen) {_NAME} | (?P<d>@num31)@hyphen(?P<y>@year4)@hyphen {_NAME} | {_NAME} @hyphen(?P<y>@year4)@hyphen(?P<d>@num31) ) {_END}
NM | {_WEEKDAY_BEFORE} {_START} (?P<ymd> (?: (?P<y>@year4) @year_after+ | (?P<y>@year_modern) @postposition ) {_DAY} {_OF} (?P<m>@month) ) {_END}
NM | {_START} (?P<ym> (?P<y>@year_modern) @postposition (?P<m>@month) ) (?! @num )
NM | {_WEEKDAY_BEFORE} {_START} (?P<ymd> {_YEAR} {_OF} {_MONTH} {_OF} {_DAY_LIST} {_DAY} ) {_END} {_WEEKDAY_AFTER}
NM | {_WEEKDAY_BEFORE} {_START} (?P<ymd> {_SIGNED_YEAR} {_MONTH} {_OF} {_DAY_LIST} {_DAY} ) {_END} {_WEEKDAY_AFTER}
NM | @SHORT_YEAR {_WEEKDAY_BEFORE} {_START} (?P<dmy> {_DAY} (?P<m>@month_bound) @dot? (?P<y>@num2digit) ) {_END}
NM | {_START} (?P<dmy> (?P<d1>@num31) (?: {_NAME} @to | (?P<m>@from_here) ) (?: (?P<d>@num31) @ordinal | (?P<dn>@day_name) ) ) {_END}
NM | {_WEEKDAY_BEFORE} (?:{_START}|{_BEHIND_NAMED}) (?P<dmy> (?: {_FIRST_DAY} {_RANGE} )? {_DAY} {_OF} {_MONTH} {_ITS_YEAR} ) (?:{_END}|{_BEFORE_NAMED}) {_WEEKDAY_AFTER}
NM | {_WEEKDAY_BEFORE} {_START} (?P<dmy> {_MONTH} @preposition* {_FIRST_DAY} {_RANGE} @preposition* {_DAY} {_ITS_YEAR} ) {_END}
NM | @MONTH_FIRST {_WEEKDAY_BEFORE} {_START} (?P<mdy> {_MONTH} {_JOIN_DAY} {_DAY_LIST} {_DAY} {_ITS_YEAR} ) {_END} {_WEEKDAY_AFTER}
NM | {_WEEKDAY_BEFORE} {_START} (?P<mdy> {_MONTH} {_JOIN_DAY} {_DAY} {_JOIN} (?: {_YEAR} | @year_before* {_WORDED_YEAR} ) ) {_END} {_WEEKDAY_AFTER}
NML | {_WEEKDAY_BEFORE} {_START} (?P<ymd> {_WORDED_FIRST} (?: {_FIRST_DAY} {_RANGE} (?:@preposition|@and)* )? {_DAY} {_OF} {_MONTH} ) {_END}
NML | {_WEEKDAY_BEFORE} {_START} (?P<ymd> {_WORDED_FIRST} {_MONTH} (?:@of|@postposition)* {_DAY_LIST} {_DAY} ) {_END}
NML | {_START} (?P<my> {_WORDED_FIRST} {_MONTH} ) {_END}
NM | {_START} (?P<mdy> (?P<m>@num12) @month_after @of (?P<d>@num31) @day_after ) {_END}
NM | (?=@year_modern) {_START} (?P<dmy> (?P<y>@year_modern) @comma? (?P<d1>@num31) (?: {_NAME} @to | (?P<m>@from_here) ) (?P<d>@num31) @ordinal ) {_END}
NML  | {_START} (?P<dmy> {_WORDED_FIRST} (?P<d1>@num31) (?: {_NAME} @to | (?P<m>@from_here) ) (?P<d>@num31) @ordinal ) {_END}
NMC  | {_WEEKDAY_BEFORE} {_START} (?P<mdy> {_NAME} (?P<d>@num31) @num @colon @num (?: @colon @num )? (?P<y>@year_modern) ) {_END}
NMg  | {_START} (?P<mdy> (?P<m>@month_genitive) (?: {_FIRST_DAY} {_RANGE} )? {_DAY} ) {_END}
NM | {_WEEKDAY_BEFORE} {_START} (?P<mdy> {_NAME} @of (?: (?P<d>@num31) | (?P<dn>@day_name) ) @day_after {_ITS_YEAR} ) {_END}
NML  | {_WEEKDAY_BEFORE} {_START} (?P<mdy> {_NAME} {_JOIN_DAY} (?: (?P<d>@num31) @ordinal? | (?P<dn>@day_name) (?: (?<! @number_word ) | (?= @comma? @number_word @thousand ) ) ) @comma? (?P<yw> @number_word (?: (?:@and|@hyphen|@number_glue)? @number_word )+ ) ) {_CLOSED}
NM | @MONTH_DAY {_WEEKDAY_BEFORE} {_START} (?P<mdy> {_NAME} {_JOIN_DAY} (?P<d>@num31) (?:@ordinal|@day_after)? ) {_CLOSED}
NM | @MONTH_DAY {_WEEKDAY_BEFORE} {_START} (?P<mdy> {_NAME} (?: (?P<d>@num31) @ordinal | @comma (?P<d>@num31) (?=@postposition|@case) | @slash (?P<d>@num31) (?! @num | @slash | @of? {_NAMED} ) ) ) {_END}
D  | @MONTH_DAY @DOTTED_DAY @day_before {_START} (?P<partial> (?P<a>@num12)(?P<s>@dot)(?<=@tight)(?=@num2digit)(?P<b>@num31) ) {_CLOSED}
D  | @HYPHENED (?<=@preposition|@day_before|@between) {_START} (?P<pairs> (?P<a1>@num31)(?P<s>@hyphen)(?<=@tight)(?P<b1>@num12) {_RANGE} (?:@preposition|@day_before|@day_word)* (?P<a>@num31)@hyphen(?<=@tight)(?P<b>@num12) (?: (?:@hyphen|@comma) (?P<c>@year4) )? ) {_END}
D  | @HYPHENED (?<=@day_before|@preposition) {_START} (?P<padded> (?P<a>@num31)(?P<s>@hyphen)(?<=@tight)(?P<b>@num12) ) {_END}
D  | @DOTTED_DAY @day_before {_START} (?P<partial> (?P<a>@num31)(?P<s>@dot)(?<=@tight)(?=@num2digit)(?P<b>@num12) ) {_END}
NM | (?=@month_bound) {_START} (?P<mdy> (?P<m>@month_bound) (?:@slash|@hyphen)(?<=@tight) (?P<d>@num31) ) (?! @of? {_NAMED} ) {_END}
N  | @DOTTED_DAY (?=@day_before|@weekday|@weekday_bound) (?:@day_before|{_WEEKDAY} @comma? @preposition?) {_START} (?P<dmy> (?: (?P<d>@num31)@dot @slash? (?P<mn>@day_name) | (?P<dn>@day_name) @slash? (?: (?P<mn>@day_name) | (?P<m>@num12)@dot ) ) {_ITS_YEAR} ) {_END}
N  | @LISTED (?:@day_before|@day_word)* {_START} (?P<dmy> (?P<d>@num31) (?:@of|@hyphen|@slash)? (?P<m>@month_listed) @dot? (?:@of|@hyphen|@slash)? (?P<y>@year4) ) (?:{_END}|{_BEFORE_NAMED})
N  | (?:@day_before|@day_word)* {_START} (?P<dmy> (?P<d>@num31) @of (?P<m>@num12) @of (?P<y>@year4) ) {_END}
N  | @BARE_DAY {_START} (?P<dmy> (?:@day_before|@day_word)+ (?P<d>@num31) @of+ (?P<m>@num12) ) {_CLOSED}
N  | {_START} (?P<dmy> (?P<d>@num31) (?=@num2digit) (?P<m>@num12) (?P<y>@year_modern) ) {_END}
N  | (?=@year_modern @num2digit) {_START} (?<! @num ) (?P<ymd> (?P<y>@year_modern) (?=@num2digit) (?P<m>@num12) (?=@num2digit) (?P<d>@num31) ) (?! @num | @unit | @counted ) {_END}
N  | (?=@year_modern @hyphen) {_START} (?P<ymd> (?P<y>@year_modern) @hyphen (?=@num2digit) (?P<m>@num12) @hyphen (?=@num2digit) (?P<d>@num31) ) {_END}
NM | {_WEEKDAY_BEFORE} {_START} (?P<dmy> (?P<m>@month|@month_unsure) (?:@day_before|@day_word)* (?P<dn>@day_name) (?! (?<=@number_word)@number_word (?! @hour ) ) {_ITS_YEAR} ) {_END}
N  | {_START} (?P<compact>@ymd8) {_END}
NR | {_START} (?P<relday> {_FIRST_DAY} {_RANGE} {_DAY} (?:@of|@preposition)* (?P<r>@relative_month) ) {_END}
NRQ  | (?P<relday> (?P<ry>@relative_year) @of? (?P<r>@relative_month) @of* (?P<d>@num31) @day_after )
NR | {_START} (?P<relday> (?P<r>@relative_month) (?:@preposition|@between)+ {_FIRST_DAY} {_RANGE} {_DAY} ) {_END}
NR | {_START} (?P<relday> (?:@day_before|@day_word)* (?: (?P<d>@num31) (?: (?:@day_after|@ordinal) @of* | @of+ ) | (?P<dn>@day_name) @of* ) (?P<r>@relative_month) ) {_END}
NR | {_START} (?P<relday> (?P<r>@relative_month) @of* (?:@day_before|@day_word)* (?: {_DAY_LIST} (?P<d>@num31) @day_after ) ) {_END}
NR | {_START} (?P<relday> (?P<r>@relative_month) (?:@of|@preposition|@comma)* {_FIRST_DAY} {_RANGE} {_DAY} ) {_CLOSED}
W  | {_START} (?P<nth> (?:@day_before)* (?P<nd>@day_name|@num31 (?:@ordinal|@dot|@day_after)|@nth|@last) (?P<w>@weekday) (?:@of|@preposition)* (?: {_MONTH} {_ITS_YEAR} | (?P<r>@relative_month) ) ) {_END}
W  | {_START} (?P<nth> {_NTH_MONTH} @of? (?: (?P<nd>@day_name|@last) | {_NTH} ) @of? (?P<w>@weekday) )
WO | {_START} (?P<nth> {_NTH} (?P<w>@weekday) (?:@of|@preposition)* {_NTH_MONTH} ) {_END}
WO | {_START} (?P<nth> @day_before* (?P<w>@weekday) @day_after? @of? (?P<nd>@nth|@nth_last) (?:@of|@preposition)* {_NTH_MONTH} ) {_END}
WO | (?P<avoid> @nth_before (?:@num|@count) @nth_after* (?: @unit @of? )? @weekday | @nth @nth_after* @unit @of? @weekday )
NW | {_START} (?P<wday> (?! @nth ) (?P<dn>@day_name) (?P<w>@weekday) ) (?= @clock )
W  | (?P<avoid> (?: (?! @num31 @day_after | @last | (?<=@unit) @ago ) (?:@day_name|@nth) | @num31 @ordinal ) @weekday (?! @comma? @num31 ) | @weekday @nth (?! @of? (?:@month|@month_bound|@month_unsure) ) )
NW | {_START} (?P<wday> (?P<w>@weekday|@weekday_bound) @dot? @comma? (?: (?! @to ) @preposition)? (?: (?:@day_before|@day_word)* (?: (?P<d>@num31) (?:@ordinal|@day_after) | (?P<d>@num31) {_CLOSED} ) | (?:@day_before|@day_word)+ (?P<dn>@day_name) {_CLOSED} | (?P<dn>@day_name) @day_after ) ) {_END}
NWk | {_START} (?P<wday> (?P<w>@weekday) @day_after? (?P<dn>@day_case) )
NW | @BARE_DAY {_START} (?P<wday> (?P<w>@weekday) @comma? (?P<dn>@day_name)(?<!@nth) ) {_CLOSED}
NW | (?=@weekday_cue? @weekday_cued @num31) {_START} (?P<wday> @weekday_cue? (?P<w>@weekday_cued) (?P<d>@num31) ) (?! @of* {_NAMED} ) {_CLOSED}
NW | {_START} (?P<wday> (?:@day_before|@day_word)* (?P<d>@num31) (?:@ordinal|@day_after)? @of? (?P<w>@weekday) ) {_CLOSED}
NW | {_START} (?P<wday> (?P<d>@num31) @day_after @of? (?P<w>@weekday) )
NWU  | {_START} (?P<wday> (?P<w>@weekday) (?! @count | @number_word | @nth ) (?P<dn>@day_name) @unit_day )
DW | {_START} (?P<partial> (?: (?=@num2digit)(?P<a>@num31)(?P<s>{_SLASH})(?P<b>@num12) | (?P<a>@num31)(?P<s>{_SLASH})(?=@num2digit)(?P<b>@num12) ) ) @of? (?P<w>@weekday)
W  | (?P<avoid> @other @weekday | @weekday @of? @other )
NU | (?=@day_before|@day_name|@nth|@num31) {_START} (?P<nthday> @day_before* (?P<nd>@day_name|@nth|@num31 (?:@ordinal|@dot)) @unit_day @of* (?: (?P<r>@relative_month) | {_MONTH} {_ITS_YEAR} {_END} | (?P<u>@whole) ) )
NU | (?=@day_before|@day_name|@nth|@num31) {_START} (?P<nthmonth> @day_before* (?P<nd>@day_name|@nth|@num31 (?:@ordinal|@dot)) @unit_month @of* (?: (?P<r>@relative_year) | @year_before* (?P<y>@year4) @year_after* {_END} | (?P<u>@whole) ) )
NM | (?= @day_before* (?:@day_name|@nth|@num31) (?:@ordinal|@dot)? @month_before ) {_START} (?P<nthmonth> @day_before* (?P<nd>@day_name|@nth|@num31 (?:@ordinal|@dot)) @month_before (?: (?P<r>@relative_year) | @year_before* (?P<y>@year4) @year_after* {_END} | (?P<u>@whole) ) )
NU | (?= @day_before* (?:@nth|@last|@day_name|@first_many|@last_many) ) {_START} (?P<nthspan> @day_before* (?P<nd>@nth|@last|@day_name|@first_many|@last_many) (?P<n>@count|@num) (?P<su>@unit_month|@unit_day|@unit_week) @of* (?: {_MONTH} {_ITS_YEAR} | @year_before* (?P<y>@year4) @year_after* ) ) {_END}
NU | (?= @day_before* (?:@count|@num) (?:@nth|@last|@day_name|@first_many|@last_many) ) {_START} (?P<nthspan> @day_before* (?P<n>@count|@num) (?P<nd>@nth|@last|@day_name|@first_many|@last_many) (?P<su>@unit_month|@unit_day|@unit_week) @of* (?: {_MONTH} {_ITS_YEAR} | @year_before* (?P<y>@year4) @year_after* ) ) {_END}
U  | (?P<avoid> (?:@day_name|@nth|@last|@num31 (?:@ordinal|@dot)) (?:@count|@num)? @unit @of+ (?: @year_before* @year4 @year_after* | @relative_year ) )
NW | (?P<weekday> (?P<w>@weekday) @comma? (?P<span>(?:@count|@num) @of? @unit) (?P<g>@ago|@ahead) | @from_now? (?P<span>(?:@count|@num) @of? @unit) (?P<g>@ago|@ahead) @of? (?P<w>@weekday) )
NW | (?P<weekday> (?P<n>@count|@num) (?P<w>@weekday|@weekday_many) (?P<g>@ago|@ahead) | (?P<g>@ago_before|@ahead_before) @about* (?P<n>@count|@num) (?P<w>@weekday|@weekday_many) )
D  | {_WEEKDAY_BEFORE} (?:@day_word|@day_part)+ (?:@day_before)* (?P<partial> {_SLASHED_DAYS} (?P<a>@num31)(?P<s>@slash|@hyphen)(?P<b>@num12) ) {_END}
D  | @DOTTED_DAY (?:@day_word|@day_part)+ {_START} (?P<partial> {_SLASHED_DAYS} (?P<a>@num31)(?P<s>@dot)(?<=@tight)(?P<b>@num12) ) {_END}
D  | @DAY_SLASH (?<=@preposition) {_START} (?P<partial> (?P<d1>@num31) (?:@hyphen|@dash) (?P<a>@num31)(?P<s>@slash)(?<=@tight)(?P<b>@num12) ) {_END}
DW | (?:@this|@next|@last|@relative_week @of?)? (?P<w>@weekday) @comma? @preposition? @open? (?P<partial> (?P<a>@num31)(?P<s>{_TIGHT})(?P<b>@num12) @dot? ) {_END}
D  | @DOTTED (?:@day_before|@day_word|@preposition) {_START} (?P<partial> (?P<a>@num31)(?P<s>@dot)(?P<b>@num12)@dot ) {_END}
D  | @EITHER_WAY @day_before+ {_START} (?P<bare> (?P<a>@num31)(?P<s>@hyphen)(?<=@tight)(?P<b>@num31) ) {_CLOSED}
D  | @day_before* {_START} (?P<bare> (?P<a>@num31)(?P<s>@slash)(?<=@tight)(?P<b>@num31) ) {_END}
NM | (?<= (?:@month|@month_unsure|@month_bound|@month_after) @of? @year4 @year_after* (?:@to|@dash|@and) @preposition? ) (?P<year> (?P<y>@year4) @year_after* ) (?! @month | @month_unsure ) {_END}
NM | {_START} (?P<ym> {_SIGNED_YEAR} {_MONTH} ) {_END}
NM | (?=@year_modern @comma) {_START} (?P<ym> (?P<y>@year_modern) @comma (?P<m>@month|@month_bound) ) {_CLOSED}
NM | (?<=@preposition|@to|@and) {_START} (?P<ym> (?P<y>@year_modern)(?P<m>@month_unsure) ) (?= \Z | @stop | @comma | @dot | @to | @and | @dash | @postposition )
NMu  | {_START} (?P<ym> (?P<y>@year_modern)(?P<m>@month_unsure) ) (?= (?:@to|@and) (?:@year4|@num31) )
NM | (?: (?P<part>@part) @of? )? {_START} (?P<ym> {_YEAR} {_OF} {_SURE_MONTH} {_PART_AFTER} ) {_END}
NM | {_START} (?P<months> @month_before* (?P<m1>@month|@month_unsure|@month_bound) @dot? {_RANGE} @preposition? {_MONTH} (?: {_JOIN} | (?! @to ) @preposition ) {_YEAR} ) {_END}
M  | (?: (?P<part>@part) @of? )? {_START} (?P<my> {_MONTH} (?: {_JOIN} {_YEAR_OR_RELATIVE} | (?! @to ) @preposition (?P<y>@year4)) {_PART_AFTER} ) {_END}
NM | (?: (?P<part>@part) @of? )? {_START} (?P<my> @month_before+ (?P<m>@num12) (?:@slash|@hyphen|@dot) (?P<y>@year4) ) {_END}
M  | (?P<my> (?P<r>@relative_year) (?:@of|@preposition)? {_MONTH} {_PART_AFTER} ) {_END}
NM | (?={_NAMED} @hyphen) {_START} (?P<month> {_NAME} ) (?= @hyphen(?<=@tight) (?: @num31 @of? {_NAMED} | {_NAMED} @dot? @num31 @ordinal? @comma? @year4 ) )
M  | {_START} (?P<monthpair> @month_before* (?P<m1>@month|@month_unsure|@month_bound) @dot? (?: (?:@to|@hyphen|@dash|(?<=@from_here)) (?:@preposition|@month_before)* (?:{_NAME}|(?P<m>@month_listed)) | (?<=@preposition @month) @and {_NAME} | @and {_NAME} (?=@postposition) ) @dot? ) (?! @num )
M  | (?P<month> (?P<part>@part) @of? (?: {_SURE_MONTH} | @month_before* (?P<m>@month_unsure) ) ) {_END}
M  | {_START} (?P<month> {_NAME} @month_after? @of? (?P<part>@part_after) )
N  | {_START} (?P<month> (?P<m>@num12) @month_after @of? (?P<part>@part_after) )
M  | {_START} (?P<month> (?P<p>@last|@next|@this)? {_SURE_MONTH} (?P<p>@last|@next)? ) {_END}
M  | (?=@month_unsure) (?<= @month (?: @comma? (?:@and|@or) | @comma (?= @month_unsure @comma? (?:@and|@or) (?:@month|@month_unsure) ) ) ) (?P<month> (?P<m>@month_unsure) ) {_END}
M  | (?P<month> (?P<m>@month_unsure) ) (?= @comma? (?:@and|@or) @month )
M  | (?: (?<=@preposition) | (?<=@preposition @of) ) (?P<month> (?P<m>@month_unsure) (?: (?P<p>@last|@next) )? ) {_END}
Mu   | (?P<month> (?P<m>@month_unsure) ) (?=@postposition)
M  | (?P<month> (?P<p>@last|@next|@this) (?P<m>@month_unsure|@month_bound) )
M  | (?<=@preposition) (?P<month> (?P<m>@month_bound) ) (?= @comma | @dot | @close | \Z )
D  | {_START} (?P<yearmonth> {_MONTH_DIGITS} ) {_END}
D  | @DOTTED {_START} (?P<yearmonth> (?P<y>@year_modern)@dot(?<=@tight)(?P<b>@num12) | (?P<b>@num12)@dot(?<=@tight)(?P<y>@year_modern) ) {_END}
NL   | (?: (?P<part>@part) @of? )? {_START} (?P<year> @year_before+ {_WORDED_YEAR} )
NL   | (?: (?<=@preposition) | (?<=@preposition @of) ) {_START} (?P<worded> {_WORDED_YEAR} ) {_CLOSED}
NLp  | {_START} (?P<worded> {_WORDED_YEAR} ) (?=@postposition)
N  | (?: (?P<part>@part) @of? )? {_START} (?P<years> @year_before+ (?P<y1>@year4) {_RANGE} @year_before? (?P<y>@year4|@num2digit) @year_after* ) {_END}
N  | {_START} (?P<years> (?P<y1>@year4) {_RANGE} (?P<y>@year4|@num2digit) @year_after+ ) {_END}
N  | (?: (?<=@preposition) | (?<=@preposition @of) ) {_START} (?P<years> (?P<y1>@year4) @year_after* {_RANGE} @preposition? (?P<y>@year4|@num2digit) @year_after* ) {_END}
N  | {_START} (?P<years> (?P<y1>@year4) (?:@to|@dash) (?P<y>@year4) ) {_END}
N  | {_START} (?P<years> (?P<y1>@year4) (?:@hyphen|@dash)(?<=@tight) (?P<y>@year4|@num2digit) @year_after* ) {_END}
N  | {_START} (?P<year> (?P<y>@year4) (?: (?:@year_after)* @of? (?P<part>@part_after) | (?P<wp>@whole_part) ) )
NY   | {_START} (?P<year> (?P<ys>@year_sure) @year_after+ ) {_END}
NUY  | (?P<avoid> @round @year_after @ago )
N  | (?: (?P<part>@part) @of? )? {_START} (?P<year> {_CLEAR_YEAR} ) (?! @beyond ) {_END}
N  | (?: (?<=@preposition) | (?<=@preposition @of) | (?P<part>@part) @of? ) {_START} (?P<year> (?P<y>@year4) ) {_END} (?! {_RANGE} @num (?: @counted | @num ) )
N  | {_START} (?P<years> (?P<y1>@year_modern) {_RANGE} (?P<y>@year_modern) (?=@postposition) )
N  | {_START} (?P<year> (?P<y>@year_modern) ) (?=@postposition)
N  | (?<=@open) {_START} (?P<year> (?P<y>@year4) ) (?=@close)
NR | {_START} (?P<day> @day_word+ (?P<d>@num31) @day_after? @of? (?P<r>@relative_month) )
NS   | {_START} (?P<day> (?P<d1>@num31) (?: {_LISTED} | (?:@dash|@hyphen|@dot|@to)(?= @num31 @day_after ) ) (?P<d>@num31) @day_after (?! @ago | @ahead | @beyond ) ) {_END} {_WEEKDAY_AFTER}
N  | {_START} (?P<day> @day_word+ (?P<d>@num31) @day_after? | (?! @han_one ) (?P<d>@num31) @day_after (?! @ago | @ahead | @beyond ) ) {_END} {_WEEKDAY_AFTER}
Nh   | {_START} (?P<day> (?P<dn>@day_name) @date_after )
N  | {_START} (?P<day> @day_before+ (?P<d>@num31) @ordinal ) {_CLOSED}
N  | @BARE_DAY {_START} (?P<day> @day_before+ (?P<d>@num31) ) {_CLOSED}
N  | @MONTH_DAY {_START} (?P<day> @day_before+ (?P<d>@num31) ) (?= \Z | @stop | @dot (?<=@loose) )
N  | (?=@day_sure) {_START} (?P<day> @day_sure (?P<d>@num31) ) {_CLOSED}
NW   | (?P<wday> @weekday_cue? (?P<w>@weekday|@weekday_cued) @open (?P<d>@num31) @close )
Wc   | (?P<weekday> (?: @weekday_cue? (?P<p>@this|@last|@next) | @weekday_cue ) (?P<w>@weekday_cued) (?! @num ) ) (?= @open | {_CLOSED} )
W  | (?=@weekday_cued|@weekday_bound) (?<= (?:@weekday|@weekday_cued|@weekday_bound @dot?) (?: @comma? (?:@and|@or|@to) | @comma ) @weekday_cue? ) (?P<weekday> (?P<w>@weekday_cued|@weekday_bound) @dot? ) (?= @comma | @stop | \Z | @and | @or | @close | @dot )
W  | (?P<weekday> @weekday_cue (?P<w>@weekday_bound) @dot? ) (?! (?:@comma|@dot)* @num (?! @hour) ) (?= @comma | @or | @clock | {_CLOSED} )
W  | (?P<weekday> (?P<r>@relative_week) @of? (?:@comma|@hyphen|@dash|@preposition|@day_before)* (?P<w>@weekday | @weekday_bound (?= @num @hour | @or | @clock ) ) )
W  | (?P<weekday> (?P<p>@last|@next|@this)? (?P<w>@weekday) @of? (?: (?P<p>@last|@next) | (?P<r>@relative_week) | (?P<r>@relative_day) )? )
W  | (?P<weekday> (?P<r>@relative_week) @of? @comma? (?P<w>@weekday) )
NUo  | (?P<lead> @ahead_before? (?P<span> {_SPAN} ) (?P<g>@offset|@offset_back) ) (?= (?:@day_before|@of|@preposition)* {_BASE} )
NUF  | (?P<trail> (?: (?! @relative ) @from_base | (?<=@from_base) | @of_base ) (?P<span> {_SPAN} ) @beyond? (?P<g>@ago|@ahead|@ahead_within) ) (?! @of? @weekday )
NUa  | (?P<trail> (?<=@relative_day) (?P<g>@after_base|@before_base) (?P<span> {_SPAN} ) )
NUb | (?P<trail> (?<=@from_base) (?P<g>@ago|@ahead) (?P<span> {_SPAN} ) @beyond )
NU | (?P<avoid> {_SPAN} (?:@ago|@ahead) @of? @comma? @relative_day )
NW | (?P<avoid> (?:@count|@num) (?:@weekday|@weekday_many) @later )
NU | (?P<avoid> (?:@last|@last_many) {_PIECE} (?: (?:@and|@comma)+ {_PIECE} (?= (?:@and|@comma)+ {_PIECE} ) )* ) (?= (?:@and|@comma)+ {_PIECE} (?:@ago|@offset_back) )
NUw  | (?<! @last | @next | @this ) (?P<within> (?P<span> {_SPAN} ) (?P<g>@ahead_within) )
NU | (?P<ago> @from_now? (?P<span> {_SPAN} ) @beyond? (?P<g>@ago|@ahead) ) (?: (?<! @offset | @offset_back ) | {_CLOSED} )
NUt  | (?P<ago> (?P<n>@count|@num) @of? (?P<u>@unit_ago) )
NUe | (?P<avoid> (?:@ago_before|@ahead_before) (?: {_SPAN} | @unit ) @from_event )
NU | (?P<ago> (?P<g>@ago_before|@ahead_before) @about* (?P<span> {_SPAN} ) )
R  | (?P<whole> (?P<part>@part) (?:@of|@day_before)* (?P<u>@whole) | (?P<u>@whole) @of? (?P<part>@part_after) | {_START} (?<! @num | @count ) (?P<wp>@whole_part) (?! @num ) ) (?! @of? (?: @month | @month_unsure | @month_bound | @year4 ) )
NR | (?P<avoid> (?:@count|@num) @spanning )
NU | (?P<avoid> (?:@count|@num) @of? @unit (?! (?<=@day_word) @num31 ) )
R  | (?P<relative> (?P<part>@part) (?:@of|@day_before)* (?P<r>@relative_year|@relative_month|@relative_week) | (?P<r>@relative_year|@relative_month|@relative_week) @of? (?: (?P<part>@part_after) | (?P<wp>@whole_part) ) )
MR | (?P<avoid> @relative_week @of+ ) (?= @month_before* {_NAMED} )
NR | (?P<avoid> (?:@relative_week|@relative_month) @of+ ) (?= @year_before* @year4 {_END} )
i    | (?P<beside> (?P<r>@beside) )
Rs   | (?P<swing> (?P<r>@swing) )
R  | (?P<relative> (?P<r>@relative) )
"""
