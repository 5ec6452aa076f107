"""Which language a text is in: short English flashes full of names are English, as short lines of others are not."""

import pytest

from zerohour.sources.tongue import language

ENGLISH = """Erdogan meets Aliyev in Baku
Zelensky, Xi speak by phone
Hezbollah fires rockets at Kiryat Shmona
M23 seizes Sake
Wagner quits Bakhmut
Blinken in Doha
Tatmadaw bombs Lashio
Abiy Ahmed visits Port Sudan
Mnangagwa sworn in
Thaksin granted parole
Gantz quits cabinet
Al-Shabaab bomb kills 32 at Mogadishu beach
Mali, Burkina Faso, Niger quit ECOWAS
Ukraine strikes Kursk
JNIM claims Tinzaouaten ambush
Ouattara, Tinubu, Talon hold call on Niamey
RUTO MEETS MUSEVENI, KIIR IN ENTEBBE
The paper Коммерсантъ quotes a colonel in Самара who denies that the depot was hit
Tuesday, September 24, 2019""".splitlines()
OTHERS = """tr Erdoğan Bakü'de Aliyev ile görüştü
fr Macron rencontre Zelensky à Paris
de Scholz besucht Selenskyj in Kiew
es Lula se reúne con Petro en Bogotá
pl Tusk odwiedza Kijów
tr Gazze'de ateşkes görüşmeleri
de Hamas lehnt Vorschlag ab
nl Rutte bezoekt Kyiv
es Ataque de Hamas deja 3 muertos
id Presiden Prabowo bertemu Anwar
de Er gab vor Ermittlern an, sich mit dem, was er getan hat, gut zu fühlen
fr Selon la police, il a indiqué aux enquêteurs qu’il était content de ses actes
es La Comisión declaró que, a la una de la tarde, no se habían notificado irregularidades
ru Путин встретился с Лукашенко в Минске
ar التقى الرئيس المصري نظيره التركي في القاهرة""".splitlines()


@pytest.mark.parametrize("text", ENGLISH)
def test_a_flash_full_of_names_is_english(text):
    assert language(text) == "en"


@pytest.mark.parametrize(("tongue", "text"), [line.split(" ", 1) for line in OTHERS])
def test_a_line_of_another_language_is_told(tongue, text):
    assert language(text) == tongue


def test_a_text_without_letters_is_as_good_as_english():
    assert language("12 – 14") == "en"
