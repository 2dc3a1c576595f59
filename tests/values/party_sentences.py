"""Invented sentences as news agencies word them: language, text with ``[…]`` around each party of its claim.

A sentence without brackets names nobody whose claim it gives: a listener, a place, an unnamed source.
"""

SENTENCES = """
en | "The bridge will stay shut," said [Marta Velan], who runs the harbour board.
en | [Transport Minister Oskar Lund] told reporters in Geneva that the line would reopen.
en | Nine people were hurt, according to [Turkish officials].
en | Nine people were hurt, according to a report by the [Ministry of Health].
en | The [Ministry of Defence] said on Tuesday that two ships had left the port.
en | Police in Leeds said Harmon left the house before dawn.
en | A senior official said the talks in Vienna had failed.
en | He said Harmon would appeal.
en | "We saw the water rise," [Ilona Petrak] told the evening news.
en | [Inspector Brian O'Hara] said the gate was shut.
en | The prosecutor said CCTV showed the gate.
en | The strike hits the whole coast, the [European Commission] and the [World Bank] said.
de | [Ursula von der Lind] sagte, der Damm sei sicher.
es | La [campaña del presidente Costa] señaló que ganará.
cs | Most je podle [Petra Horáka] bezpečný.
tr | Grayson'da yaşayan bir sürücü köprünün kapandığını söyledi.
en | The drought is the worst in forty years, figures from the [University of Lagos] show.
en | She spoke to reporters in Kyiv, and [Irena Maric] said the dam was safe.
en | The strike was confirmed by [Nordwind Airlines] late on Friday.
fr | Selon les chiffres des [Nations unies], douze mille pêcheurs vivent du détroit.
fr | Le [ministre de la Défense] a déclaré mardi que deux navires avaient quitté le port.
fr | « L'eau montait », a déclaré à la presse Irène Valmont.
fr | Le prêt est accordé, selon la [Banque mondiale].
fr | La [Corée du Sud] affirme que l'essai a échoué.
fr | Un porte-parole a déclaré au Conseil de sécurité que les pourparlers étaient rompus.
fr | Le pont restera fermé, a indiqué la [police de Lyon].
fr | Le chanteur a annoncé sur Instagram la fin de sa tournée.
de | „Die Brücke bleibt gesperrt“, sagte der [Sprecher Tim Holm].
de | Am Rande des Treffens in Genf sagte [Olga Brandt], die Gespräche seien gescheitert.
de | Darin betonte [Brandt], dass der Damm sicher sei.
de | Er sagte zu Reportern, der Damm sei sicher.
de | Gestern sagte [Brandt], das Wasser sinke.
de | Nach Angaben des [Roten Kreuzes] wurden zwölf Menschen verletzt.
de | Die Behörde teilte auf Anfrage mit, der Damm sei sicher.
es | El [Ministerio de Turismo de Salvera] informó que el parque está cerrado.
es | Doce personas murieron, según el [Departamento de Policía de Salvera].
es | El ministro dijo ante la Asamblea General que el puente es seguro.
es | «El agua subía», dijo [Irene Valdés], vecina del pueblo.
es | Según un informe de la [Organización Mundial de la Salud], la sequía empeora.
it | La [Corea del Sud] afferma che il test è fallito.
it | Il rapper ha annunciato su Twitter la fine del tour.
it | Il ponte resterà chiuso, ha dichiarato il [sindaco di Trevara].
it | Una fonte vicina a Costa ha affermato che i colloqui sono falliti.
pt | O ministro declarou ao Conselho de Segurança que a ponte é segura.
pt | A [Polícia Metropolitana] afirmou que doze pessoas ficaram feridas.
pt | Segundo dados do [Ministério da Saúde], a seca piorou.
ro | [Prezentatoarea] a anunțat pe Instagram că pleacă.
ro | [Irina Costea] a declarat Adunării Generale că podul este sigur.
nl | Het water stijgt, zei de [politie van Utrecht].
nl | [Vermeer] zei tegen De Courant dat de dijk veilig is.
nl | Een [woordvoerder van de Nationale Bank] zei dat de rente stijgt.
sv | Bron förblir stängd, säger [Karin Holm] från polisen.
sv | En talesman i Genève säger att samtalen har brutit samman.
pl | Most pozostanie zamknięty – poinformował w sobotę [ZUS].
pl | Według prognoz w niedzielę Rosa przejdzie nad miastem.
pl | Rzecznik w rozmowie z Gazetą powiedział, że tama jest bezpieczna.
cs | Most zůstane zavřený, uvedl mluvčí soudu [Petr Horák].
ru | Демократ из Лос-Анджелеса утверждает, что мост закрыт.
ru | Мост закрыт, сообщил в субботу [Минтранс].
ru | [Певец] сообщил в Твиттере, что уходит.
uk | У Китаї заявили, що міст закрито.
uk | Міст закрито, повідомила [Ірина Коваль].
tr | Habere göre köprü kapalı kalacak.
tr | [Irmak Valiliği] açıkladı: köprü kapalı.
id | Juru bicara di Jakarta mengatakan jembatan itu aman.
id | [Konservatif Velmara] mengatakan jembatan itu aman.
vi | Người phát ngôn tại Hà Nội cho biết cây cầu an toàn.
fa | اما [پلیس] گفت که پل بسته است.
fa | او به تلگراف گفت که پل بسته است.
hi | लेकिन [पुलिस] ने बताया है कि पुल बंद है।
ar | وقالت [الشرطة] إن الجسر مغلق.
zh | [巴塔拉]在议会表示，协定将使渔民受益。
zh | [反对党领袖约万]批评说，补偿远远不够。
zh | 不可否认，大桥已经关闭。
zh | 路透社未能证实该消息。
ja | と[コスタ氏]は述べた。
ja | 他の取材では、橋は閉鎖されたと述べた。
th | ข้อกล่าวหาที่ไม่มีมูลความจริงนี้เป็นเท็จ
th | [ตำรวจ]กล่าวว่า สะพานปิดแล้ว
ko | 하지만 [코스타]는 다리가 닫혔다고 말했다.
"""
