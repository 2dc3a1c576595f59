"""What people read between two untouched reports: which differences are real, which equal values so by chance.

Read one by one on semeval2022, same_story_ru and ecbplus. A report is named by the first of its pair.
"""

from __future__ import annotations

#: Two values left over that are a real conflict, or one that readers could take for one (two polls, a count that went
#: on, two ages of one person).
READ_AS_REAL = frozenset(
    {
        ("se-1576017384_1576058414-1", "600 liralık", "650 TL"),
        ("se-1576017384_1576058414-1", "12 bin 600 liralık", "12 bin 650 TL"),
        ("se-1485163958_1484203160-1", "45 por ciento", "31%"),
        ("se-1485163958_1484203160-1", "22%", "35%"),
        ("se-1484455112_1484095819-1", "78%", "over 80%"),
        ("se-1638659955_1610014644-1", "3 procent", "9,6 procent"),
        ("se-1638659955_1610014644-1", "7 procent", "6,8 procent"),
        ("se-1638659955_1610014644-1", "10%", "9,9 procent"),
        ("se-1638659955_1610014644-1", "2 procent", "6,8 proc."),
        ("se-1638659955_1610014644-1", "2 procent", "6,8 procent"),
        ("se-1645623438_1618355202-1", "1.392", "877"),
        ("se-1645623438_1618355202-1", "13", "11"),
        ("se-1645623438_1618355202-1", "38", "11"),
        ("se-1483978479_1484279598-1", "al menos 23", "Nueve"),
        ("se-1560838983_1575360539-1", "bin 704", "1724"),
        ("se-1606086008_1605737916-1", "2305", "2212"),
        ("se-1556823313_1557916807-1", "200", "más de 800"),
        ("se-1484178691_1484084196-1", "42", "50"),
        ("ecb-3_1ecbplus", "June 1998", "June 1999"),
        ("ecb-4_6ecb", "1958", "1957"),
        ("ecb-4_12ecb", "almost three", "four"),
        ("ecb-6_6ecbplus", "$459 million", "$368.0 million"),
        ("ecb-7_10ecb", "46", "44"),
        ("ecb-8_3ecbplus", "$141 billion", "$158 billion"),
        ("ecb-8_8ecbplus", "roughly 30,000", "An estimated 100,000"),
        ("ecb-9_2ecb", "nearly 235,000", "nearly 300,000"),
        ("ecb-9_7ecb", "250,000", "235,000"),
        ("ecb-10_3ecbplus", "$165 million", "$184 million"),
        ("ecb-12_3ecb", "Nine", "seven"),
        ("ecb-12_5ecb", "early December", "November"),
        ("ecb-16_1ecbplus", "27", "29"),
        ("ecb-16_5ecbplus", "27", "29"),
        ("ecb-19_2ecb", "six", "eight"),
        ("ecb-19_3ecbplus", "more than 200", "nearly 100"),
        ("ecb-19_5ecbplus", "nearly 100", "about 200"),
        ("ecb-20_1ecb", "five", "two"),
        ("ecb-20_2ecb", "five", "two"),
        ("ecb-20_3ecb", "two", "three"),
        ("ecb-20_3ecbplus", "about 940", "700"),
        ("ecb-20_4ecbplus", "1,150", "1,500"),
        ("ecb-20_6ecbplus", "120", "200"),
        ("ecb-20_6ecbplus", "120,000", "200,000"),
        ("ecb-20_7ecbplus", "200,000", "120,000"),
        ("ecb-22_14ecbplus", "four", "three"),
        ("ru-honey130-1", "41 миллион долларов", "$ 40,8 млн"),
        ("ru-honey130-1", "миллионы долларов", "53 млн долларов"),
        ("ru-honey133-1", "до четырех", "до 40"),
        ("ru-honey172-1", "1 миллион 700 тысяч рублей", "свыше 17 млн рублей"),
        ("ru-train15-1", "конце сентября 2019 года", "октябре 2019 года"),
    }
)

#: Values that two reports of semeval2022 both give, of two things (a road and a speed), of no fact of the story
#: (the year in a programme's name, the date of a photo or of the page), or in a text that a machine left unreadable.
BY_CHANCE = frozenset(
    {
        ("se-1483806408_1483869628-1", "2020"),
        ("se-1483952422_1483874678-1", "2020"),
        ("se-1484189361_1484200876-1", "2019"),
        ("se-1484189392_1484189391-1", "2019"),
        ("se-1484206932_1484210925-1", "2020"),
        ("se-1500251038_1506246369-1", "25"),
        ("se-1521720502_1501240935-1", "2018"),
        ("se-1523294079_1517354815-1", "2020"),
        ("se-1531487795_1538561317-1", "4"),
        ("se-1558570909_1558606248-1", "15"),
        ("se-1610645084_1606238460-1", "53"),
    }
)
