"""The pattern of dates for all languages, over the roles that `date_words` gives; `date_grammar` compiles it.

The pattern is read over the shape of the tokens (`lexing.Grammar`): ``@month`` is a month's
name. Alternatives stand from the fullest to the barest; the leftmost, then the first, wins.
Groups: ``y`` year, ``m`` month, ``d`` day, ``a``/``b``/``c`` the parts of a numeric date, ``e`` era,
``d1``/``y1`` the first of a range, ``w`` weekday, ``r`` relative word, ``n`` count, ``u`` unit.
"""

from __future__ import annotations

_DAY = r"(?: (?:@day_before|@day_word)* (?P<d>@num31) (?:@day_after|@ordinal|@dot)? | (?P<dn>@day_name) (?! (?<=@number_word)@number_word ) )"
_FIRST_DAY = r"(?: (?:@day_before|@day_word)* (?: (?P<d1>@num31) (?:@day_after|@ordinal|@dot)? | (?P<dn1>@day_name) ) )"
_RANGE = r"(?:@dash|@hyphen|@to|@and)"
_NAME = r"(?P<m>@month|@month_unsure|@month_bound)"
_MONTH = rf"(?: @month_before* {_NAME} @dot? @month_after? | @month_before+ (?P<m>@num12) | (?P<m>@num12) @month_after )"
_SURE_MONTH = r"(?: @month_before* (?P<m>@month) @month_after? | @month_before+ (?P<m>@num12|@month_unsure|@month_bound) | (?P<m>@num12|@month_unsure|@month_bound) @month_after )"
_ERA_YEAR = r"(?: @year_before* @open? (?P<e>@era) @dot? @close? (?P<y>@num) @year_after? | @year_before* (?P<y>@year4) @year_after? (?P<e>@era_after) )"
_YEAR = rf"(?: {_ERA_YEAR} | (?:@year_before|@open)* (?P<y>@year4) (?:@year_after)* )"
_CLEAR_YEAR = (
    rf"(?: {_ERA_YEAR} | @year_before+ (?P<y>@year4|@year_short) @year_after* | (?P<y>@year4) @year_after+ )"
)
_JOIN_DAY = r"(?: @hyphen | @dot | @slash )?"
_JOIN = r"(?: @of | @comma | @dash | @hyphen | @dot | @slash | @dot @comma )?"
_OF = r"(?: @of | @hyphen | @dot | @slash )?"
# A year in words ("nineteen ninety nine") or in two digits that can be no day ("August 99", "August '07").
_WORDED_YEAR = r"(?P<yw> @number_word (?: (?:@and|@hyphen|@number_glue)? @number_word )+ )"
_SHORT_YEAR = r"(?: @quote (?P<ys>@num2digit|@year2) | (?P<ys>@year2) )"
_YEAR_OR_RELATIVE = (
    rf"(?: {_YEAR} | @of? (?P<r>@relative_year) | @year_before* (?:{_WORDED_YEAR}|{_SHORT_YEAR}) )"
)
_ITS_YEAR = rf"(?: {_JOIN} {_YEAR_OR_RELATIVE} | @preposition (?P<y>@year4) )?"
_PART_AFTER = r"(?: @of? (?P<part>@part_after) )?"
_WEEKDAY = r"(?P<w>@weekday|@weekday_bound)"
_WEEKDAY_BEFORE = rf"(?: {_WEEKDAY} @dot? (?:@comma|@hyphen)? (?:@preposition)? @open? )?"
_WEEKDAY_AFTER = r"(?: @comma? @open? (?P<w>@weekday) @close? )?"
# What may follow a bare number that is a day: nothing that it could count.
_CLOSED = r"(?! (?:@comma|@dot)(?<=@tight) @num ) (?= \Z | @comma | @dot | @close | @preposition | @to | @and | @dash )"
_MONTH_DIGITS = (
    r"(?: (?P<y>@year4) (?:@slash|@hyphen) (?P<b>@num12) | (?P<b>@num12) (?:@slash|@hyphen) (?P<y>@year4) )"
)
_TIGHT = r"(?:(?:@slash|@hyphen|@dot)(?<=@tight))"
# A digit run that is part of a longer number or code does not start or end a date.
_START = r"(?<! @glued ) (?<! (?:@num)(?:@dot|@comma|@slash|@hyphen|@colon)(?<=@tight) ) (?<! @glued (?:@hyphen|@dash|@slash)(?<=@tight) )"
_DAYS = rf"(?: {_FIRST_DAY} {_RANGE} (?:@day_before|@day_word)* )?"
_END = r"(?: (?<! @num ) | (?! (?:@dot|@comma|@slash|@colon|@hyphen)(?<=@tight)@num ) (?! @percent ) (?! @counted | @decade_after ) )"

GRAMMAR = rf"""
  (?P<avoid> @avoid+ )
| (?P<decade> @part? @of? @decade_before+ (?:@year4|@num2digit) (?! {_RANGE} @year4 ) (?:@decade_after)* | @part? @of? @decade_before* (?:@year4|@num) @hyphen? @decade_after+ )
| {_WEEKDAY_BEFORE} (?:@day_before|@day_word)* {_START} (?P<numeric> (?P<a>@year4)(?P<s>{_TIGHT})(?P<b>@num12)(?:{_TIGHT})(?P<c>@num31) ) {_END}
| {_WEEKDAY_BEFORE} (?:@day_before|@day_word)* {_START} (?P<numeric> {_DAYS} (?P<a>@num31)(?P<s>{_TIGHT})(?P<b>@num31)(?:{_TIGHT})(?P<c>@year4|@num2digit) ) {_END} @year_after?
| {_WEEKDAY_BEFORE} (?:@day_before|@day_word)* {_START} (?P<numeric> (?P<a>@num31)(?P<s>@dot)(?P<b>@num12)@dot(?P<c>@year4) ) {_END}
| {_WEEKDAY_BEFORE} {_START} (?P<ymd> (?P<y>@year4) @year_after+ {_DAY} {_OF} (?P<m>@month) ) {_END}
| {_WEEKDAY_BEFORE} {_START} (?P<ymd> {_YEAR} {_OF} {_MONTH} {_OF} (?: {_FIRST_DAY} {_RANGE} )? {_DAY} ) {_END} {_WEEKDAY_AFTER}
| @SHORT_YEAR {_WEEKDAY_BEFORE} {_START} (?P<dmy> {_DAY} (?P<m>@month_bound) @dot? (?P<y>@num2digit) ) {_END}
| {_WEEKDAY_BEFORE} {_START} (?P<dmy> (?: {_FIRST_DAY} {_RANGE} )? {_DAY} {_OF} {_MONTH} {_ITS_YEAR} ) {_END}
| {_WEEKDAY_BEFORE} {_START} (?P<dmy> {_MONTH} @preposition* {_FIRST_DAY} {_RANGE} @preposition* {_DAY} {_ITS_YEAR} ) {_END}
| @MONTH_FIRST {_WEEKDAY_BEFORE} {_START} (?P<mdy> {_MONTH} {_JOIN_DAY} (?: {_FIRST_DAY} {_RANGE} )? {_DAY} {_ITS_YEAR} ) {_END} {_WEEKDAY_AFTER}
| {_WEEKDAY_BEFORE} {_START} (?P<dmy> (?P<m>@month|@month_unsure) (?:@day_before|@day_word)* (?P<dn>@day_name) (?! (?<=@number_word)@number_word ) {_ITS_YEAR} ) {_END}
| {_START} (?P<compact>@ymd8) {_END}
| {_START} (?P<relday> {_FIRST_DAY} {_RANGE} {_DAY} @of* (?P<r>@relative_month) ) {_END}
| {_START} (?P<relday> (?:@day_before|@day_word)* (?: (?P<d>@num31) (?: (?:@day_after|@ordinal) @of* | @of+ ) | (?P<dn>@day_name) @of* ) (?P<r>@relative_month) ) {_END}
| {_START} (?P<relday> (?P<r>@relative_month) @of* (?:@day_before|@day_word)* (?: (?:{_FIRST_DAY} {_RANGE})? (?P<d>@num31) @day_after ) ) {_END}
| {_START} (?P<wday> (?P<w>@weekday|@weekday_bound) @dot? @comma? @preposition? (?:@day_before|@day_word)* (?: (?P<d>@num31) (?:@ordinal|@day_after) | (?P<d>@num31) {_CLOSED} | @day_before (?P<dn>@day_name) {_CLOSED} ) ) {_END}
| {_START} (?P<wday> (?:@day_before|@day_word)* (?P<d>@num31) (?:@ordinal|@day_after)? @of? (?P<w>@weekday) ) {_CLOSED}
| {_WEEKDAY_BEFORE} (?:@day_word|@day_part)+ (?:@day_before)* (?P<partial> {_DAYS} (?P<a>@num31)(?P<s>@slash|@hyphen)(?P<b>@num12) ) {_END}
| (?P<w>@weekday) @comma? @preposition? @open? (?P<partial> (?P<a>@num31)(?P<s>{_TIGHT})(?P<b>@num12) @dot? ) {_END}
| @day_before* {_START} (?P<bare> (?P<a>@num31)(?P<s>@slash)(?<=@tight)(?P<b>@num12) ) {_END}
| (?P<part>@part)? {_START} (?P<ym> {_YEAR} {_OF} {_SURE_MONTH} {_PART_AFTER} ) {_END}
| {_START} (?P<months> @month_before* (?P<m1>@month|@month_bound) {_RANGE} @preposition? {_MONTH} {_JOIN} {_YEAR} ) {_END}
| (?P<part>@part)? @of? {_START} (?P<my> {_MONTH} (?: {_JOIN} {_YEAR_OR_RELATIVE} | @preposition (?P<y>@year4)) {_PART_AFTER} ) {_END}
| (?P<part>@part)? @of? {_START} (?P<my> @month_before+ (?P<m>@num12) (?:@slash|@hyphen|@dot) (?P<y>@year4) ) {_END}
| (?P<my> (?P<r>@relative_year) (?:@of|@preposition)? {_MONTH} {_PART_AFTER} ) {_END}
| (?P<month> (?P<part>@part) @of? (?: {_SURE_MONTH} | @month_before* (?P<m>@month_unsure) ) ) {_END}
| {_START} (?P<month> {_NAME} @month_after? @of? (?P<part>@part_after) )
| {_START} (?P<month> (?P<p>@last|@next|@this)? {_SURE_MONTH} (?P<p>@last|@next)? ) {_END}
| (?: (?<=@preposition) | (?<=@preposition @of) ) (?P<month> (?P<m>@month_unsure) (?: (?P<p>@last|@next) )? ) {_END}
| (?P<month> (?P<p>@last|@next|@this) (?P<m>@month_unsure) )
| (?<=@preposition) (?P<month> (?P<m>@month_bound) ) (?= @comma | @dot | @close | \Z )
| {_START} (?P<yearmonth> {_MONTH_DIGITS} ) {_END}
| (?P<part>@part)? @of? {_START} (?P<year> @year_before+ {_WORDED_YEAR} )
| (?P<part>@part)? @of? {_START} (?P<years> @year_before+ (?P<y1>@year4) {_RANGE} @year_before? (?P<y>@year4|@num2digit) @year_after* ) {_END}
| {_START} (?P<years> (?P<y1>@year4) {_RANGE} (?P<y>@year4|@num2digit) @year_after+ ) {_END}
| (?: (?<=@preposition) | (?<=@preposition @of) ) {_START} (?P<years> (?P<y1>@year4) @year_after* {_RANGE} @preposition? (?P<y>@year4|@num2digit) @year_after* ) {_END}
| {_START} (?P<years> (?P<y1>@year4) (?:@to|@dash) (?P<y>@year4) ) {_END}
| {_START} (?P<years> (?P<y1>@year4) (?:@hyphen|@dash)(?<=@tight) (?P<y>@year4|@num2digit) @year_after* ) {_END}
| {_START} (?P<year> (?P<y>@year4) (?:@year_after)* @of? (?P<part>@part_after) )
| (?P<part>@part)? @of? {_START} (?P<year> {_CLEAR_YEAR} ) {_END}
| (?: (?<=@preposition) | (?<=@preposition @of) | (?P<part>@part) @of? ) {_START} (?P<year> (?P<y>@year4) ) {_END} (?! {_RANGE} @num (?: @counted | @num ) )
| {_START} (?P<years> (?P<y1>@year_modern) {_RANGE} (?P<y>@year_modern) (?=@postposition) )
| {_START} (?P<year> (?P<y>@year_modern) ) (?=@postposition)
| (?<=@open) {_START} (?P<year> (?P<y>@year4) ) (?=@close)
| {_START} (?P<day> @day_word+ (?P<d>@num31) @day_after? @of? (?P<r>@relative_month) )
| {_START} (?P<day> @day_word+ (?P<d>@num31) @day_after? | (?P<d>@num31) @day_after ) {_END} {_WEEKDAY_AFTER}
| {_START} (?P<day> @day_before+ (?P<d>@num31) @ordinal ) {_CLOSED}
| @BARE_DAY {_START} (?P<day> @day_before+ (?P<d>@num31) ) {_CLOSED}
| (?P<weekday> (?P<r>@relative_week) @of? (?:@comma|@hyphen|@dash|@preposition|@day_before)* (?P<w>@weekday) )
| (?P<weekday> (?P<p>@last|@next|@this)? (?P<w>@weekday) @of? (?: (?P<p>@last|@next) | (?P<r>@relative_week) | (?P<r>@relative_day) )? )
| (?P<weekday> (?P<r>@relative_week) @of? @comma? (?P<w>@weekday) )
| (?P<avoid> (?:@count|@num) @of? @unit (?: (?:@comma|@and)* (?! @year4 ) (?:@count|@num) @of? @unit )+ (?:@ago|@ahead)? )
| (?P<avoid> (?:@count|@num) @of? @unit (?:@offset|@ago) @of? (?: @relative | @last? @weekday | @next @weekday ) )
| (?P<ago> (?P<n>@count|@num) @of? (?P<u>@unit) (?P<g>@ago|@ahead) )
| (?P<ago> (?P<n>@count|@num) @of? (?P<u>@unit_ago) )
| (?P<ago> (?P<g>@ago_before|@ahead_before) (?P<n>@count|@num) @of? (?P<u>@unit) )
| (?P<avoid> (?:@count|@num) @of? @unit )
| (?P<relative> (?P<r>@relative) )
"""
