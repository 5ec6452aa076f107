PRAGMA journal_mode = WAL;
BEGIN;
CREATE TABLE zerohour (
	version INTEGER NOT NULL, 
	PRIMARY KEY (version)
);
CREATE TABLE reports (
	id VARCHAR(64) NOT NULL, 
	name TEXT, 
	title TEXT, 
	author TEXT, 
	outlet TEXT, 
	url TEXT, 
	published VARCHAR(40), 
	language VARCHAR(8) NOT NULL, 
	text TEXT NOT NULL, 
	body TEXT NOT NULL, 
	notes TEXT NOT NULL, 
	about TEXT, 
	learned VARCHAR(40) NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE keys (
	"key" BIGINT NOT NULL, 
	day VARCHAR(10) NOT NULL, 
	mention VARCHAR(80) NOT NULL, 
	PRIMARY KEY ("key", day, mention)
)
 WITHOUT ROWID

;
CREATE TABLE refusals (
	number INTEGER NOT NULL, 
	locator TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	at VARCHAR(40) NOT NULL, 
	PRIMARY KEY (number)
);
CREATE TABLE visits (
	url VARCHAR(2000) NOT NULL, 
	at VARCHAR(40) NOT NULL, 
	etag TEXT, 
	modified TEXT, 
	failures INTEGER NOT NULL, 
	note TEXT, 
	PRIMARY KEY (url)
);
CREATE TABLE trips (
	list VARCHAR(32) NOT NULL, 
	indicator VARCHAR(500) NOT NULL, 
	at VARCHAR(40) NOT NULL, 
	PRIMARY KEY (list, indicator)
);
CREATE TABLE warnings (
	number INTEGER NOT NULL, 
	list VARCHAR(32) NOT NULL, 
	indicator TEXT NOT NULL, 
	channel VARCHAR(8) NOT NULL, 
	mentions TEXT NOT NULL, 
	made VARCHAR(40) NOT NULL, 
	failures INTEGER NOT NULL, 
	next VARCHAR(40) NOT NULL, 
	sent VARCHAR(40), 
	PRIMARY KEY (number)
);
CREATE TABLE grades (
	number INTEGER NOT NULL, 
	outlet TEXT NOT NULL, 
	grade VARCHAR(1) NOT NULL, 
	author TEXT NOT NULL, 
	at VARCHAR(40) NOT NULL, 
	PRIMARY KEY (number)
);
CREATE TABLE looks (
	user VARCHAR(200) NOT NULL, 
	at VARCHAR(40) NOT NULL, 
	PRIMARY KEY (user)
);
CREATE TABLE deletions (
	number INTEGER NOT NULL, 
	report VARCHAR(64) NOT NULL, 
	address VARCHAR(32), 
	author TEXT NOT NULL, 
	at VARCHAR(40) NOT NULL, 
	swept VARCHAR(40), 
	PRIMARY KEY (number)
);
CREATE TABLE mentions (
	id VARCHAR(80) NOT NULL, 
	report VARCHAR(64) NOT NULL, 
	position INTEGER NOT NULL, 
	start INTEGER, 
	type VARCHAR(40) NOT NULL, 
	status VARCHAR(12) NOT NULL, 
	last VARCHAR(10), 
	told VARCHAR(40), 
	wording BIGINT, 
	event VARCHAR(80), 
	place TEXT, 
	country VARCHAR(2), 
	record TEXT NOT NULL, 
	gist TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(report) REFERENCES reports (id)
);
CREATE TABLE former (
	number INTEGER NOT NULL, 
	report VARCHAR(64) NOT NULL, 
	records TEXT NOT NULL, 
	superseded VARCHAR(40) NOT NULL, 
	PRIMARY KEY (number), 
	FOREIGN KEY(report) REFERENCES reports (id)
);
CREATE TABLE shingles (
	hash BIGINT NOT NULL, 
	report VARCHAR(64) NOT NULL, 
	PRIMARY KEY (hash, report), 
	FOREIGN KEY(report) REFERENCES reports (id)
)
 WITHOUT ROWID

;
CREATE TABLE reprints (
	one VARCHAR(64) NOT NULL, 
	other VARCHAR(64) NOT NULL, 
	share FLOAT NOT NULL, 
	PRIMARY KEY (one, other), 
	FOREIGN KEY(one) REFERENCES reports (id), 
	FOREIGN KEY(other) REFERENCES reports (id)
);
CREATE TABLE judgements (
	number INTEGER NOT NULL, 
	verdict VARCHAR(9) NOT NULL, 
	one_report VARCHAR(64) NOT NULL, 
	one_start INTEGER NOT NULL, 
	other_report VARCHAR(64) NOT NULL, 
	other_start INTEGER NOT NULL, 
	author TEXT NOT NULL, 
	at VARCHAR(40) NOT NULL, 
	undone VARCHAR(40), 
	PRIMARY KEY (number), 
	FOREIGN KEY(one_report) REFERENCES reports (id), 
	FOREIGN KEY(other_report) REFERENCES reports (id)
);
CREATE TABLE retractions (
	number INTEGER NOT NULL, 
	report VARCHAR(64) NOT NULL, 
	kind VARCHAR(9) NOT NULL, 
	why TEXT NOT NULL, 
	author TEXT NOT NULL, 
	told_by VARCHAR(64), 
	at VARCHAR(40) NOT NULL, 
	undone VARCHAR(40), 
	PRIMARY KEY (number), 
	FOREIGN KEY(report) REFERENCES reports (id)
);
CREATE TABLE parties (
	mention VARCHAR(80) NOT NULL, 
	number INTEGER NOT NULL, 
	code VARCHAR(3), 
	name TEXT, 
	PRIMARY KEY (mention, number), 
	FOREIGN KEY(mention) REFERENCES mentions (id)
);
CREATE VIRTUAL TABLE words USING fts5(report UNINDEXED, title, text, tokenize = 'porter unicode61 remove_diacritics 2');
INSERT INTO zerohour VALUES (10);
INSERT INTO reports VALUES ('e97892c78db7325c', 'a', 'Talks resume in Doha', NULL, 'Gulf Courier', NULL, '2024-08-06', 'en', 'Talks resume in Doha

DOHA, Aug. 5 (Gulf Courier) - Envoys of Iran and Qatar met in Doha on Monday, two diplomats said. Iran threatened to attack Israel by Thursday, the foreign ministry said.
', '[[0,192]]', '', '{"ahead":null,"basis":"given","modified":null,"notice":null,"other":null,"remarks":[],"turns":[]}', '2026-11-29T12:06:30.027394+00:00');
INSERT INTO reports VALUES ('bf924dd64a6e9ed6', 'b', 'Base attacked near Nairobi', NULL, 'Savanna Post', NULL, '2024-08-06', 'en', 'Base attacked near Nairobi

NAIROBI, Aug. 5 (Savanna Post) - Rebels attacked an army base near Nairobi on Sunday, killing three soldiers, the army said. The minister of defence is expected to visit the base on Wednesday.
', '[[0,220]]', '', '{"ahead":null,"basis":"given","modified":null,"notice":null,"other":null,"remarks":[],"turns":[]}', '2026-11-29T12:06:30.146038+00:00');
INSERT INTO reports VALUES ('31f041a18679c67e', 'c', 'Army base hit', NULL, 'Lake Herald', NULL, '2024-08-06', 'en', 'Army base hit

NAIROBI, Aug. 6 (Lake Herald) - Rebels attacked an army base near Nairobi on Sunday, killing three soldiers, the army said. Egypt and Jordan held talks on Monday.
', '[[0,177]]', '', '{"ahead":null,"basis":"given","modified":null,"notice":null,"other":null,"remarks":[],"turns":[]}', '2026-11-29T12:06:30.309446+00:00');
INSERT INTO reports VALUES ('087e4569e6f07fe4', 'd', 'Envoys to return to Doha', NULL, 'Gulf Courier', NULL, '2024-08-06', 'en', 'Envoys to return to Doha

DOHA, Aug. 5 (Gulf Courier) - Envoys of Iran and Qatar met in Doha on Monday to talk about a ceasefire in Gaza, two diplomats said. The talks went on until the evening, and a second round is planned for Wednesday, when the American envoy is due to arrive. Neither side would say what had been agreed, but the Qatari foreign ministry spoke of a good atmosphere. Prices of wheat fell for the third week in a row as ships left the ports of the Black Sea again, traders said.
', '[[0,497]]', '', '{"ahead":null,"basis":"given","modified":null,"notice":null,"other":null,"remarks":[],"turns":[]}', '2026-11-29T12:06:30.483651+00:00');
INSERT INTO reports VALUES ('785c7a10c1e3f3cf', 'e', 'Envoys to return to Doha', NULL, 'Harbour Mail', NULL, '2024-08-06', 'en', 'Envoys to return to Doha

DOHA, Aug. 5 (Harbour Mail) - Envoys of Iran and Qatar met in Doha on Monday to talk about a ceasefire in Gaza, officials said. The talks went on until the evening, and a second round is planned for Wednesday, when the American envoy is due to arrive. Neither side would say what had been agreed, but the Qatari foreign ministry spoke of a good atmosphere. Prices of wheat fell for the third week in a row as ships left the ports of the Black Sea again, traders said.
', '[[0,493]]', '', '{"ahead":null,"basis":"given","modified":null,"notice":null,"other":null,"remarks":[],"turns":[]}', '2026-11-29T12:06:30.605488+00:00');
INSERT INTO keys VALUES (312761881232395008, '2024-08-06', '087e4569e6f07fe4-04');
INSERT INTO keys VALUES (312761881232395008, '2024-08-06', '785c7a10c1e3f3cf-04');
INSERT INTO keys VALUES (334550792424271784, '2024-08-05', '31f041a18679c67e-03');
INSERT INTO keys VALUES (382177485845966684, '2024-08-06', '087e4569e6f07fe4-01');
INSERT INTO keys VALUES (382177485845966684, '2024-08-06', '087e4569e6f07fe4-03');
INSERT INTO keys VALUES (382177485845966684, '2024-08-06', '785c7a10c1e3f3cf-01');
INSERT INTO keys VALUES (382177485845966684, '2024-08-06', '785c7a10c1e3f3cf-03');
INSERT INTO keys VALUES (382177485845966684, '2024-08-06', 'e97892c78db7325c-01');
INSERT INTO keys VALUES (392785858883317180, '2024-08-06', 'e97892c78db7325c-01');
INSERT INTO keys VALUES (406441203828344928, '2024-08-06', '087e4569e6f07fe4-02');
INSERT INTO keys VALUES (406441203828344928, '2024-08-06', '785c7a10c1e3f3cf-02');
INSERT INTO keys VALUES (499320669707692272, '2024-08-06', '31f041a18679c67e-01');
INSERT INTO keys VALUES (499320669707692272, '2024-08-06', 'bf924dd64a6e9ed6-01');
INSERT INTO keys VALUES (513841588571823474, '2024-08-06', 'e97892c78db7325c-02');
INSERT INTO keys VALUES (981869999837113177, '2024-08-06', 'e97892c78db7325c-03');
INSERT INTO keys VALUES (1572545337783612302, '2024-08-01', 'e97892c78db7325c-03');
INSERT INTO keys VALUES (1650009492215927477, '2024-08-06', '087e4569e6f07fe4-05');
INSERT INTO keys VALUES (1650009492215927477, '2024-08-06', '785c7a10c1e3f3cf-05');
INSERT INTO keys VALUES (1736412222669844638, '2024-08-05', '31f041a18679c67e-03');
INSERT INTO keys VALUES (1941373221188709976, '2024-08-06', '087e4569e6f07fe4-05');
INSERT INTO keys VALUES (1941373221188709976, '2024-08-06', '785c7a10c1e3f3cf-05');
INSERT INTO keys VALUES (2008581001853083626, '2024-08-06', '087e4569e6f07fe4-02');
INSERT INTO keys VALUES (2008581001853083626, '2024-08-06', '785c7a10c1e3f3cf-02');
INSERT INTO keys VALUES (2062606410767998491, '2024-08-06', '785c7a10c1e3f3cf-04');
INSERT INTO keys VALUES (2062606410767998491, '2024-08-06', '785c7a10c1e3f3cf-05');
INSERT INTO keys VALUES (2171525165387827301, '2024-08-06', '087e4569e6f07fe4-01');
INSERT INTO keys VALUES (2192905074339866078, '2024-08-06', '785c7a10c1e3f3cf-01');
INSERT INTO keys VALUES (2281176825251301604, '2024-08-07', '087e4569e6f07fe4-04');
INSERT INTO keys VALUES (2281176825251301604, '2024-08-07', '785c7a10c1e3f3cf-04');
INSERT INTO keys VALUES (2610286834831357154, '2024-08-06', '087e4569e6f07fe4-02');
INSERT INTO keys VALUES (2752091437655101393, '2024-08-06', 'e97892c78db7325c-03');
INSERT INTO keys VALUES (2818449354963591402, '2024-08-06', 'bf924dd64a6e9ed6-03');
INSERT INTO keys VALUES (3029302936162877879, '2024-08-01', 'e97892c78db7325c-02');
INSERT INTO keys VALUES (3029639170807206000, '2024-08-06', '785c7a10c1e3f3cf-03');
INSERT INTO keys VALUES (3029639170807206000, '2024-08-06', '785c7a10c1e3f3cf-04');
INSERT INTO keys VALUES (3029639170807206000, '2024-08-06', '785c7a10c1e3f3cf-05');
INSERT INTO keys VALUES (3061875579591098268, '2024-08-06', '087e4569e6f07fe4-04');
INSERT INTO keys VALUES (3061875579591098268, '2024-08-06', '785c7a10c1e3f3cf-04');
INSERT INTO keys VALUES (3158713565587698274, '2024-08-06', '785c7a10c1e3f3cf-02');
INSERT INTO keys VALUES (3173786027347194841, '2024-08-06', '087e4569e6f07fe4-01');
INSERT INTO keys VALUES (3233103950324031452, '2024-08-06', 'e97892c78db7325c-03');
INSERT INTO keys VALUES (3476673783389169161, '2024-08-06', '31f041a18679c67e-01');
INSERT INTO keys VALUES (3476673783389169161, '2024-08-06', '31f041a18679c67e-02');
INSERT INTO keys VALUES (3476673783389169161, '2024-08-06', 'bf924dd64a6e9ed6-01');
INSERT INTO keys VALUES (3476673783389169161, '2024-08-06', 'bf924dd64a6e9ed6-02');
INSERT INTO keys VALUES (3619091106865045821, '2024-08-06', 'bf924dd64a6e9ed6-03');
INSERT INTO keys VALUES (3968160069329590273, '2024-08-01', 'e97892c78db7325c-02');
INSERT INTO keys VALUES (4018507485620298525, '2024-08-06', '087e4569e6f07fe4-02');
INSERT INTO keys VALUES (4070624573135639978, '2024-08-06', '785c7a10c1e3f3cf-02');
INSERT INTO keys VALUES (4086119292104321900, '2024-08-04', '31f041a18679c67e-01');
INSERT INTO keys VALUES (4086119292104321900, '2024-08-04', '31f041a18679c67e-02');
INSERT INTO keys VALUES (4086119292104321900, '2024-08-04', 'bf924dd64a6e9ed6-01');
INSERT INTO keys VALUES (4086119292104321900, '2024-08-04', 'bf924dd64a6e9ed6-02');
INSERT INTO keys VALUES (4191891017649206827, '2024-08-05', '087e4569e6f07fe4-01');
INSERT INTO keys VALUES (4191891017649206827, '2024-08-05', '785c7a10c1e3f3cf-01');
INSERT INTO keys VALUES (4191891017649206827, '2024-08-05', 'e97892c78db7325c-01');
INSERT INTO keys VALUES (4194110214345086706, '2024-08-06', '31f041a18679c67e-03');
INSERT INTO keys VALUES (4207607125699513550, '2024-08-07', 'bf924dd64a6e9ed6-03');
INSERT INTO keys VALUES (4410590378613280477, '2024-08-06', '087e4569e6f07fe4-01');
INSERT INTO keys VALUES (4410590378613280477, '2024-08-06', '087e4569e6f07fe4-03');
INSERT INTO keys VALUES (4410590378613280477, '2024-08-06', '785c7a10c1e3f3cf-01');
INSERT INTO keys VALUES (4410590378613280477, '2024-08-06', '785c7a10c1e3f3cf-03');
INSERT INTO keys VALUES (4410590378613280477, '2024-08-06', 'e97892c78db7325c-01');
INSERT INTO keys VALUES (4568458515765116983, '2024-08-01', 'e97892c78db7325c-02');
INSERT INTO keys VALUES (4610763156381662666, '2024-08-06', '31f041a18679c67e-01');
INSERT INTO keys VALUES (4610763156381662666, '2024-08-06', '31f041a18679c67e-02');
INSERT INTO keys VALUES (4639650013386220664, '2024-08-01', 'e97892c78db7325c-03');
INSERT INTO keys VALUES (4790514794917623796, '2024-08-06', 'bf924dd64a6e9ed6-01');
INSERT INTO keys VALUES (4790514794917623796, '2024-08-06', 'bf924dd64a6e9ed6-02');
INSERT INTO keys VALUES (4916217020847544963, '2024-08-01', 'e97892c78db7325c-03');
INSERT INTO keys VALUES (5119016614734319177, '2024-08-07', 'bf924dd64a6e9ed6-03');
INSERT INTO keys VALUES (5439491481680907776, '2024-08-06', 'bf924dd64a6e9ed6-03');
INSERT INTO keys VALUES (5582523845429280380, '2024-08-06', '31f041a18679c67e-03');
INSERT INTO keys VALUES (5703513551222462147, '2024-08-06', 'e97892c78db7325c-03');
INSERT INTO keys VALUES (6171147058329603113, '2024-08-06', 'e97892c78db7325c-02');
INSERT INTO keys VALUES (6171881232012721354, '2024-08-06', '087e4569e6f07fe4-02');
INSERT INTO keys VALUES (6458755878646641433, '2024-08-06', 'bf924dd64a6e9ed6-03');
INSERT INTO keys VALUES (6482120363807087434, '2024-08-06', '785c7a10c1e3f3cf-02');
INSERT INTO keys VALUES (6785148117944495824, '2024-08-06', '087e4569e6f07fe4-03');
INSERT INTO keys VALUES (6785148117944495824, '2024-08-06', '087e4569e6f07fe4-04');
INSERT INTO keys VALUES (6785148117944495824, '2024-08-06', '087e4569e6f07fe4-05');
INSERT INTO keys VALUES (7118017832189510313, '2024-08-06', 'bf924dd64a6e9ed6-03');
INSERT INTO keys VALUES (7165701012273412461, '2024-08-06', '087e4569e6f07fe4-04');
INSERT INTO keys VALUES (7165701012273412461, '2024-08-06', '087e4569e6f07fe4-05');
INSERT INTO keys VALUES (7175719144938248734, '2024-08-07', 'bf924dd64a6e9ed6-03');
INSERT INTO keys VALUES (7729396622274619096, '2024-08-07', '087e4569e6f07fe4-05');
INSERT INTO keys VALUES (7729396622274619096, '2024-08-07', '785c7a10c1e3f3cf-05');
INSERT INTO keys VALUES (7769865254638794448, '2024-08-06', 'e97892c78db7325c-03');
INSERT INTO keys VALUES (7928061425626338264, '2024-08-06', '087e4569e6f07fe4-03');
INSERT INTO keys VALUES (7928061425626338264, '2024-08-06', '785c7a10c1e3f3cf-03');
INSERT INTO keys VALUES (8126414485726903517, '2024-08-06', 'bf924dd64a6e9ed6-03');
INSERT INTO keys VALUES (8173964272246238880, '2024-08-06', 'e97892c78db7325c-03');
INSERT INTO keys VALUES (8237212449494914659, '2024-08-06', '31f041a18679c67e-02');
INSERT INTO keys VALUES (8237212449494914659, '2024-08-06', 'bf924dd64a6e9ed6-02');
INSERT INTO keys VALUES (8335798077585823378, '2024-08-04', '31f041a18679c67e-01');
INSERT INTO keys VALUES (8335798077585823378, '2024-08-04', '31f041a18679c67e-02');
INSERT INTO keys VALUES (8335798077585823378, '2024-08-04', 'bf924dd64a6e9ed6-01');
INSERT INTO keys VALUES (8335798077585823378, '2024-08-04', 'bf924dd64a6e9ed6-02');
INSERT INTO keys VALUES (8362420218591889990, '2024-08-06', 'e97892c78db7325c-01');
INSERT INTO keys VALUES (8736685965694474475, '2024-08-05', '087e4569e6f07fe4-01');
INSERT INTO keys VALUES (8736685965694474475, '2024-08-05', '785c7a10c1e3f3cf-01');
INSERT INTO keys VALUES (8736685965694474475, '2024-08-05', 'e97892c78db7325c-01');
INSERT INTO keys VALUES (8806210533152410676, '2024-08-05', '087e4569e6f07fe4-01');
INSERT INTO keys VALUES (8806210533152410676, '2024-08-05', '785c7a10c1e3f3cf-01');
INSERT INTO keys VALUES (8806210533152410676, '2024-08-05', 'e97892c78db7325c-01');
INSERT INTO keys VALUES (8861644763129258527, '2024-08-06', '087e4569e6f07fe4-02');
INSERT INTO keys VALUES (8861644763129258527, '2024-08-06', '785c7a10c1e3f3cf-02');
INSERT INTO keys VALUES (8949459993057520083, '2024-08-06', '785c7a10c1e3f3cf-01');
INSERT INTO keys VALUES (8953900270454704940, '2024-08-04', '31f041a18679c67e-01');
INSERT INTO keys VALUES (8953900270454704940, '2024-08-04', '31f041a18679c67e-02');
INSERT INTO keys VALUES (8953900270454704940, '2024-08-04', 'bf924dd64a6e9ed6-01');
INSERT INTO keys VALUES (8953900270454704940, '2024-08-04', 'bf924dd64a6e9ed6-02');
INSERT INTO keys VALUES (9179115596029433440, '2024-08-04', '31f041a18679c67e-01');
INSERT INTO keys VALUES (9179115596029433440, '2024-08-04', '31f041a18679c67e-02');
INSERT INTO keys VALUES (9179115596029433440, '2024-08-04', 'bf924dd64a6e9ed6-01');
INSERT INTO keys VALUES (9179115596029433440, '2024-08-04', 'bf924dd64a6e9ed6-02');
INSERT INTO refusals VALUES (1, 'empty.txt', 'empty.txt: the file is empty; give a report''s text', '2026-11-29T12:06:30.675416+00:00');
INSERT INTO grades VALUES (1, 'Gulf Courier', 'B', 'ann', '2026-11-29T12:06:50.832707+00:00');
INSERT INTO looks VALUES ('ann', '2026-11-29T12:06:50.829011+00:00');
INSERT INTO mentions VALUES ('e97892c78db7325c-01', 'e97892c78db7325c', 0, 77, 'CONSULT', 'occurred', '2024-08-05', '2024-08-06', 3711801580422321220, '785c7a10c1e3f3cf-01', 'Doha', 'QA', '{"actors":[{"code":"IRN","former_office":null,"name":null,"office":"Envoys","sector":"GOV","span":[52,66],"sure":0.9439,"text":"Envoys of Iran"},{"code":"QAT","former_office":null,"name":null,"office":"Envoys","sector":"GOV","span":[52,66],"sure":0.9439,"text":"Envoys of Iran"}],"attribution":[{"kind":"official","name":null,"span":[100,113],"sure":0.8824,"text":"two diplomats"}],"commitment":"CT+","factuality":3.0,"figures":[],"id":"e97892c78db7325c-01","inherited":[],"mode":null,"place":{"country_code":"QA","geoname_id":290030,"latitude":25.28545,"longitude":51.53096,"name":"Doha","sure":0.8208},"probability":null,"recipients":[],"report":"e97892c78db7325c","sense":"APwNAg3vC/f1/QP/4wv58yUXGQ7+FvUWGPPqFgj35AT48PADFOsQGvAH5OMQDf8GHPDyAQYA9g39AQ3+BvXx5w==","sentence":[52,119],"status":"occurred","sure":0.9975,"sure_status":0.9944,"symmetric":true,"trigger":[77,80],"type":"CONSULT","window":{"at":null,"clock":null,"earliest":"2024-08-05","latest":"2024-08-05","sure":0.8598,"words":"Monday"}}', '|1|IRN QAT||2024-08-05|2024-08-05|290030|QA|25.28545|51.53096|Doha');
INSERT INTO mentions VALUES ('e97892c78db7325c-02', 'e97892c78db7325c', 1, 125, 'THREATEN', 'occurred', '2024-08-01', '2024-08-06', 8775066855427622170, 'e97892c78db7325c-02', NULL, NULL, '{"actors":[{"code":"IRN","former_office":null,"name":"Iran","office":null,"sector":null,"span":[120,124],"sure":0.9644,"text":"Iran"}],"attribution":[{"kind":"government","name":null,"span":[166,186],"sure":0.8697,"text":"the foreign ministry"}],"commitment":"CT+","factuality":3.0,"figures":[],"id":"e97892c78db7325c-02","inherited":[],"mode":"violence","place":null,"probability":null,"recipients":[{"code":"ISR","former_office":null,"name":"Israel","office":null,"sector":null,"span":[146,152],"sure":0.9764,"text":"Israel"}],"report":"e97892c78db7325c","sense":"BOzo+hjk/en36vkH7/jk9PkCAvv85/ADEvL2G9sP8QPp/Pb0BgHzBwz84vT5+wUN9yHbFgYB8/cIAfnrAvcUEQ==","sentence":[120,192],"status":"occurred","sure":0.922,"sure_status":0.9984,"symmetric":false,"trigger":[125,135],"type":"THREATEN","window":{"at":null,"clock":null,"earliest":"2024-08-01","latest":"2024-08-01","sure":0.8587,"words":"Thursday"}}', 'violence||IRN|ISR|2024-08-01|2024-08-01');
INSERT INTO mentions VALUES ('e97892c78db7325c-03', 'e97892c78db7325c', 2, 139, 'ASSAULT', 'possible', '2024-08-01', '2024-08-06', 1901688038399421666, 'e97892c78db7325c-03', NULL, NULL, '{"actors":[{"code":"IRN","former_office":null,"name":"Iran","office":null,"sector":null,"span":[120,124],"sure":0.9699,"text":"Iran"}],"attribution":[{"kind":"government","name":null,"span":[166,186],"sure":0.865,"text":"the foreign ministry"}],"commitment":"PS+","factuality":0.5,"figures":[],"id":"e97892c78db7325c-03","inherited":[],"mode":null,"place":null,"probability":null,"recipients":[{"code":"ISR","former_office":null,"name":"Israel","office":null,"sector":null,"span":[146,152],"sure":0.9873,"text":"Israel"}],"report":"e97892c78db7325c","sense":"8gfqAvzy5vkC7hL77BTuAgEHEQMDB+wO9PLw+f/7+v7e9vf1/uUHEQAW3OUDDgES++T1APcg8gz4DwMKL/wI7w==","sentence":[120,192],"status":"possible","sure":0.8998,"sure_status":0.8872,"symmetric":false,"trigger":[139,145],"type":"ASSAULT","window":{"at":null,"clock":null,"earliest":null,"latest":"2024-08-01","sure":0.898,"words":"Thursday"}}', '||IRN|ISR||2024-08-01');
INSERT INTO mentions VALUES ('bf924dd64a6e9ed6-01', 'bf924dd64a6e9ed6', 0, 68, 'ASSAULT', 'occurred', '2024-08-04', '2024-08-06', 4640935103871170335, '31f041a18679c67e-01', 'Nairobi', 'KE', '{"actors":[{"code":"KEN","former_office":null,"name":null,"office":"Rebels","sector":"REB","span":[61,67],"sure":0.9795,"text":"Rebels"}],"attribution":[{"kind":"military","name":null,"span":[138,146],"sure":0.8703,"text":"the army"}],"commitment":"CT+","factuality":3.0,"figures":[],"id":"bf924dd64a6e9ed6-01","inherited":[],"mode":null,"place":{"country_code":"KE","geoname_id":184745,"latitude":-1.28333,"longitude":36.81667,"name":"Nairobi","sure":0.8132},"probability":null,"recipients":[{"code":"KEN","former_office":null,"name":null,"office":null,"sector":"MIL","span":[77,89],"sure":0.8718,"text":"an army base"}],"report":"bf924dd64a6e9ed6","sense":"9gPn9/z29/cS9x728Q/kCQ8Q/gf6DfoEEezyDe8M5fXw/eUUFez6GAUA8vANGxQT5/vvDAYZChH8EAkLFfse7w==","sentence":[61,152],"status":"occurred","sure":0.9684,"sure_status":0.997,"symmetric":false,"trigger":[68,76],"type":"ASSAULT","window":{"at":null,"clock":null,"earliest":"2024-08-04","latest":"2024-08-04","sure":0.8775,"words":"Sunday"}}', '||KEN|KEN|2024-08-04|2024-08-04|184745|KE|-1.28333|36.81667|Nairobi');
INSERT INTO mentions VALUES ('bf924dd64a6e9ed6-02', 'bf924dd64a6e9ed6', 1, 114, 'ASSAULT', 'occurred', '2024-08-04', '2024-08-06', 8090862140209013982, '31f041a18679c67e-01', 'Nairobi', 'KE', '{"actors":[{"code":"KEN","former_office":null,"name":null,"office":"Rebels","sector":"REB","span":[61,67],"sure":0.9782,"text":"Rebels"}],"attribution":[{"kind":"military","name":null,"span":[138,146],"sure":0.8672,"text":"the army"}],"commitment":"CT+","factuality":3.0,"figures":[{"bound":"","count":3,"kind":"killed","words":"three soldiers"}],"id":"bf924dd64a6e9ed6-02","inherited":[],"mode":null,"place":{"country_code":"KE","geoname_id":184745,"latitude":-1.28333,"longitude":36.81667,"name":"Nairobi","sure":0.8111},"probability":null,"recipients":[{"code":"KEN","former_office":null,"name":null,"office":"soldiers","sector":"MIL","span":[122,136],"sure":0.9378,"text":"three soldiers"}],"report":"bf924dd64a6e9ed6","sense":"8v0Q9g4JAP0HBQ0XCAYABAj1DR7WFAwYEPX55/QSEQ0E6/v6/fsNDO0a+egtExEZDOwIAQkNGgj7BPUTCO/+BA==","sentence":[61,152],"status":"occurred","sure":0.7819,"sure_status":0.9977,"symmetric":false,"trigger":[114,121],"type":"ASSAULT","window":{"at":null,"clock":null,"earliest":"2024-08-04","latest":"2024-08-04","sure":0.8613,"words":"Sunday"}}', '||KEN|KEN|2024-08-04|2024-08-04|184745|KE|-1.28333|36.81667|Nairobi');
INSERT INTO mentions VALUES ('bf924dd64a6e9ed6-03', 'bf924dd64a6e9ed6', 2, 192, 'CONSULT', 'planned', '2024-08-07', '2024-08-06', 5094489105356578696, 'bf924dd64a6e9ed6-03', NULL, NULL, '{"actors":[{"code":"KEN","former_office":null,"name":null,"office":"minister","sector":"MIL","span":[153,176],"sure":0.4954,"text":"The minister of defence"}],"attribution":[],"commitment":"PR+","factuality":1.05,"figures":[],"id":"bf924dd64a6e9ed6-03","inherited":[],"mode":"visit","place":null,"probability":{"high":80,"low":55,"words":"expected"},"recipients":[{"code":"KEN","former_office":null,"name":null,"office":null,"sector":"MIL","span":[198,206],"sure":0.5238,"text":"the base"}],"report":"bf924dd64a6e9ed6","sense":"9Q7sDvbw2/f38gv58v7t9gIRBhQJG+kT8wH1+v/r+gPh9e378+0UDPYD//0K++0TCNkQ/uwF9Ar/ABAUHgr/3A==","sentence":[153,220],"status":"planned","sure":0.9634,"sure_status":0.9596,"symmetric":false,"trigger":[192,197],"type":"CONSULT","window":{"at":null,"clock":null,"earliest":"2024-08-07","latest":"2024-08-07","sure":0.9666,"words":"Wednesday"}}', 'visit||KEN|KEN|2024-08-07|2024-08-07');
INSERT INTO mentions VALUES ('31f041a18679c67e-01', '31f041a18679c67e', 0, 54, 'ASSAULT', 'occurred', '2024-08-04', '2024-08-06', 4640935103871170335, '31f041a18679c67e-01', 'Nairobi', 'KE', '{"actors":[{"code":"KEN","former_office":null,"name":null,"office":"Rebels","sector":"REB","span":[47,53],"sure":0.9682,"text":"Rebels"}],"attribution":[{"kind":"military","name":null,"span":[124,132],"sure":0.8921,"text":"the army"}],"commitment":"CT+","factuality":3.0,"figures":[],"id":"31f041a18679c67e-01","inherited":[],"mode":null,"place":{"country_code":"KE","geoname_id":184745,"latitude":-1.28333,"longitude":36.81667,"name":"Nairobi","sure":0.8081},"probability":null,"recipients":[{"code":"KEN","former_office":null,"name":null,"office":null,"sector":"MIL","span":[66,75],"sure":0.9802,"text":"army base"}],"report":"31f041a18679c67e","sense":"9gPn9/z29/cS9x728Q/kCQ8Q/gf6DfoEEezyDe8M5fXw/eUUFez6GAUA8vANGxQT5/vvDAYZChH8EAkLFfse7w==","sentence":[47,138],"status":"occurred","sure":0.9773,"sure_status":0.9944,"symmetric":false,"trigger":[54,62],"type":"ASSAULT","window":{"at":null,"clock":null,"earliest":"2024-08-04","latest":"2024-08-04","sure":0.834,"words":"Sunday"}}', '||KEN|KEN|2024-08-04|2024-08-04|184745|KE|-1.28333|36.81667|Nairobi');
INSERT INTO mentions VALUES ('31f041a18679c67e-02', '31f041a18679c67e', 1, 100, 'ASSAULT', 'occurred', '2024-08-04', '2024-08-06', 8090862140209013982, '31f041a18679c67e-01', 'Nairobi', 'KE', '{"actors":[{"code":"KEN","former_office":null,"name":null,"office":"Rebels","sector":"REB","span":[47,53],"sure":0.9674,"text":"Rebels"}],"attribution":[{"kind":"military","name":null,"span":[124,132],"sure":0.8846,"text":"the army"}],"commitment":"CT+","factuality":3.0,"figures":[{"bound":"","count":3,"kind":"killed","words":"three soldiers"}],"id":"31f041a18679c67e-02","inherited":[],"mode":null,"place":{"country_code":"KE","geoname_id":184745,"latitude":-1.28333,"longitude":36.81667,"name":"Nairobi","sure":0.8047},"probability":null,"recipients":[{"code":"KEN","former_office":null,"name":null,"office":"soldiers","sector":"MIL","span":[108,122],"sure":0.875,"text":"three soldiers"}],"report":"31f041a18679c67e","sense":"8v0Q9g4JAP0HBQ0XCAYABAj1DR7WFAwYEPX55/QSEQ0E6/v6/fsNDO0a+egtExEZDOwIAQkNGgj7BPUTCO/+BA==","sentence":[47,138],"status":"occurred","sure":0.7085,"sure_status":0.9984,"symmetric":false,"trigger":[100,107],"type":"ASSAULT","window":{"at":null,"clock":null,"earliest":"2024-08-04","latest":"2024-08-04","sure":0.9715,"words":"Sunday"}}', '||KEN|KEN|2024-08-04|2024-08-04|184745|KE|-1.28333|36.81667|Nairobi');
INSERT INTO mentions VALUES ('31f041a18679c67e-03', '31f041a18679c67e', 2, 161, 'CONSULT', 'occurred', '2024-08-05', '2024-08-06', 2738476073899876429, '087e4569e6f07fe4-01', NULL, NULL, '{"actors":[{"code":"EGY","former_office":null,"name":"Egypt","office":null,"sector":null,"span":[139,144],"sure":0.9908,"text":"Egypt"},{"code":"JOR","former_office":null,"name":"Jordan","office":null,"sector":null,"span":[149,155],"sure":0.9895,"text":"Jordan"}],"attribution":[],"commitment":"CT+","factuality":3.0,"figures":[],"id":"31f041a18679c67e-03","inherited":[],"mode":null,"place":null,"probability":null,"recipients":[],"report":"31f041a18679c67e","sense":"AwL4APXl9fT5D/n+3Rz09wYO7AUL9esS7QT5BA7t6wH92AcEEwr8Ger08PMIAAP9//zmFQT87RT2APrkIxMC4w==","sentence":[139,177],"status":"occurred","sure":0.9262,"sure_status":0.9105,"symmetric":true,"trigger":[161,166],"type":"CONSULT","window":{"at":null,"clock":null,"earliest":"2024-08-05","latest":"2024-08-05","sure":0.8377,"words":"Monday"}}', '|1|EGY JOR||2024-08-05|2024-08-05');
INSERT INTO mentions VALUES ('087e4569e6f07fe4-01', '087e4569e6f07fe4', 0, 81, 'CONSULT', 'occurred', '2024-08-05', '2024-08-06', 793206801625992286, '087e4569e6f07fe4-01', 'Doha', 'QA', '{"actors":[{"code":"IRN","former_office":null,"name":null,"office":"Envoys","sector":"GOV","span":[56,80],"sure":0.877,"text":"Envoys of Iran and Qatar"},{"code":"QAT","former_office":null,"name":null,"office":"Envoys","sector":"GOV","span":[56,80],"sure":0.877,"text":"Envoys of Iran and Qatar"}],"attribution":[{"kind":"official","name":null,"span":[138,151],"sure":0.5367,"text":"two diplomats"}],"commitment":"CT+","factuality":3.0,"figures":[],"id":"087e4569e6f07fe4-01","inherited":[],"mode":null,"place":{"country_code":"QA","geoname_id":290030,"latitude":25.28545,"longitude":51.53096,"name":"Doha","sure":0.8308},"probability":null,"recipients":[],"report":"087e4569e6f07fe4","sense":"B/cSAhHxBfP5+wkD3wL66icaFA4EF/QPF/fwFv315gf18vr9FfUOGfP75fANDfwCKPTzAwP08QYL/AYI9vLv4w==","sentence":[56,157],"status":"occurred","sure":0.9975,"sure_status":0.9977,"symmetric":true,"trigger":[81,84],"type":"CONSULT","window":{"at":null,"clock":null,"earliest":"2024-08-05","latest":"2024-08-05","sure":0.9188,"words":"Monday"}}', '|1|IRN QAT||2024-08-05|2024-08-05|290030|QA|25.28545|51.53096|Doha');
INSERT INTO mentions VALUES ('087e4569e6f07fe4-02', '087e4569e6f07fe4', 1, 119, 'RETREAT', 'possible', NULL, '2024-08-06', 5307610369409958805, '087e4569e6f07fe4-02', 'Gaza', NULL, '{"actors":[{"code":"IRN","former_office":null,"name":"Iran","office":null,"sector":null,"span":[66,70],"sure":0.6747,"text":"Iran"}],"attribution":[{"kind":"official","name":null,"span":[138,151],"sure":0.802,"text":"two diplomats"}],"commitment":"PS+","factuality":0.5,"figures":[],"id":"087e4569e6f07fe4-02","inherited":[],"mode":"ceasefire","place":{"country_code":null,"geoname_id":null,"latitude":31.4,"longitude":34.37,"name":"Gaza","sure":0.8036},"probability":null,"recipients":[],"report":"087e4569e6f07fe4","sense":"8PP89/YMHffh/QbyAwcB/BLy9w7zBPcCGPIZCwUS/PEM6eUB890KEOsl/+4GAfv/8Ovy8/cT8wPk+BXpDRMQ7g==","sentence":[56,157],"status":"possible","sure":0.8048,"sure_status":0.8464,"symmetric":true,"trigger":[119,128],"type":"RETREAT","window":null}', 'ceasefire|1|IRN||||||31.4|34.37|Gaza');
INSERT INTO mentions VALUES ('087e4569e6f07fe4-03', '087e4569e6f07fe4', 2, 162, 'CONSULT', 'ongoing', NULL, '2024-08-06', 1784032899287703822, '087e4569e6f07fe4-03', 'Doha', 'QA', '{"actors":[{"code":"IRN","former_office":null,"name":"Iran","office":null,"sector":null,"span":[66,70],"sure":0.8904,"text":"Iran"},{"code":"QAT","former_office":null,"name":"Qatar","office":null,"sector":null,"span":[75,80],"sure":0.8844,"text":"Qatar"}],"attribution":[],"commitment":"CT+","factuality":3.0,"figures":[],"id":"087e4569e6f07fe4-03","inherited":[["actors",[56,157]],["place",[56,157]]],"mode":null,"place":{"country_code":"QA","geoname_id":290030,"latitude":25.28545,"longitude":51.53096,"name":"Doha","sure":0.7545},"probability":null,"recipients":[],"report":"087e4569e6f07fe4","sense":"AfITCObh/fHsCvUD9g/8/u8K6hf39QIM7AMF8wrf/f793QP7GA3+BeznAP4J+QHv+fDkGP/u9hH6/QPqFhf92A==","sentence":[158,281],"status":"ongoing","sure":0.9469,"sure_status":0.6746,"symmetric":true,"trigger":[162,167],"type":"CONSULT","window":null}', '|1|IRN QAT||||290030|QA|25.28545|51.53096|Doha');
INSERT INTO mentions VALUES ('087e4569e6f07fe4-04', '087e4569e6f07fe4', 3, 201, 'CONSULT', 'planned', '2024-08-07', '2024-08-06', 5438459397268164457, '087e4569e6f07fe4-04', NULL, NULL, '{"actors":[{"code":"USA","former_office":null,"name":null,"office":"American envoy","sector":"GOV","span":[245,263],"sure":0.8235,"text":"the American envoy"}],"attribution":[],"commitment":"PR+","factuality":1.5,"figures":[],"id":"087e4569e6f07fe4-04","inherited":[],"mode":null,"place":null,"probability":null,"recipients":[],"report":"087e4569e6f07fe4","sense":"AATnDAHz/QwSAvoH5/X8/PP+8vL3AwL4ARMT6/kDB+szARIQ5QnvAfQH/RsG9/cMGw0aAQwa8QH52fYZ5QD2+Q==","sentence":[158,281],"status":"planned","sure":0.876,"sure_status":0.924,"symmetric":true,"trigger":[201,213],"type":"CONSULT","window":{"at":null,"clock":null,"earliest":"2024-08-07","latest":"2024-08-07","sure":0.8522,"words":"Wednesday"}}', '|1|USA||2024-08-07|2024-08-07');
INSERT INTO mentions VALUES ('087e4569e6f07fe4-05', '087e4569e6f07fe4', 4, 274, 'CONSULT', 'planned', '2024-08-07', '2024-08-06', 6137382797967177836, '087e4569e6f07fe4-04', NULL, NULL, '{"actors":[{"code":"USA","former_office":null,"name":null,"office":"American envoy","sector":"GOV","span":[245,263],"sure":0.9157,"text":"the American envoy"}],"attribution":[],"commitment":"PR+","factuality":1.5,"figures":[],"id":"087e4569e6f07fe4-05","inherited":[],"mode":"visit","place":null,"probability":null,"recipients":[],"report":"087e4569e6f07fe4","sense":"+BgNMwDy4wT65v75AQXq/gIPCOgIHvIM9wDt7wX16PTv9P33DPIBGgX5Cu4D9fsJDAMEBv0L7hAJACgkCe8FBQ==","sentence":[158,281],"status":"planned","sure":0.7318,"sure_status":0.7612,"symmetric":false,"trigger":[274,280],"type":"CONSULT","window":{"at":null,"clock":null,"earliest":"2024-08-07","latest":"2024-08-07","sure":0.9041,"words":"Wednesday"}}', 'visit||USA||2024-08-07|2024-08-07');
INSERT INTO mentions VALUES ('785c7a10c1e3f3cf-01', '785c7a10c1e3f3cf', 0, 81, 'CONSULT', 'occurred', '2024-08-05', '2024-08-06', 5777934158074890482, '785c7a10c1e3f3cf-01', 'Doha', 'QA', '{"actors":[{"code":"IRN","former_office":null,"name":null,"office":"Envoys","sector":"GOV","span":[56,80],"sure":0.8762,"text":"Envoys of Iran and Qatar"},{"code":"QAT","former_office":null,"name":null,"office":"Envoys","sector":"GOV","span":[56,80],"sure":0.8762,"text":"Envoys of Iran and Qatar"}],"attribution":[{"kind":"official","name":null,"span":[138,147],"sure":0.6654,"text":"officials"}],"commitment":"CT+","factuality":3.0,"figures":[],"id":"785c7a10c1e3f3cf-01","inherited":[],"mode":null,"place":{"country_code":"QA","geoname_id":290030,"latitude":25.28545,"longitude":51.53096,"name":"Doha","sure":0.8341},"probability":null,"recipients":[],"report":"785c7a10c1e3f3cf","sense":"CPQUAg71A/T4/wgD4AX96CQeExADEvUQF/ntFAPx5Qf38ff8FPQSF/L66vANDPz8J/PxBQb27wYJ+wQH+ffu2w==","sentence":[56,153],"status":"occurred","sure":0.9975,"sure_status":0.9984,"symmetric":true,"trigger":[81,84],"type":"CONSULT","window":{"at":null,"clock":null,"earliest":"2024-08-05","latest":"2024-08-05","sure":0.9154,"words":"Monday"}}', '|1|IRN QAT||2024-08-05|2024-08-05|290030|QA|25.28545|51.53096|Doha');
INSERT INTO mentions VALUES ('785c7a10c1e3f3cf-02', '785c7a10c1e3f3cf', 1, 119, 'RETREAT', 'possible', NULL, '2024-08-06', 4568091173620095595, '087e4569e6f07fe4-02', 'Gaza', NULL, '{"actors":[{"code":"IRN","former_office":null,"name":"Iran","office":null,"sector":null,"span":[66,70],"sure":0.7523,"text":"Iran"}],"attribution":[{"kind":"official","name":null,"span":[138,147],"sure":0.6973,"text":"officials"}],"commitment":"PS+","factuality":0.5,"figures":[],"id":"785c7a10c1e3f3cf-02","inherited":[],"mode":"ceasefire","place":{"country_code":null,"geoname_id":null,"latitude":31.4,"longitude":34.37,"name":"Gaza","sure":0.8031},"probability":null,"recipients":[],"report":"785c7a10c1e3f3cf","sense":"9PD88/YNG/bj/gfyAQgD+hP1+QzwB/gBGvIVCgUS/fAK6uf/9dsKE+wm/O0D///97/Dv8/kV8gTm9hbnDRMQ7Q==","sentence":[56,153],"status":"possible","sure":0.7426,"sure_status":0.7939,"symmetric":true,"trigger":[119,128],"type":"RETREAT","window":null}', 'ceasefire|1|IRN||||||31.4|34.37|Gaza');
INSERT INTO mentions VALUES ('785c7a10c1e3f3cf-03', '785c7a10c1e3f3cf', 2, 158, 'CONSULT', 'ongoing', NULL, '2024-08-06', 1784032899287703822, '087e4569e6f07fe4-03', 'Doha', 'QA', '{"actors":[{"code":"IRN","former_office":null,"name":null,"office":"Envoys","sector":"GOV","span":[56,70],"sure":0.7538,"text":"Envoys of Iran"},{"code":"QAT","former_office":null,"name":null,"office":"Envoys","sector":"GOV","span":[56,70],"sure":0.7538,"text":"Envoys of Iran"}],"attribution":[],"commitment":"CT+","factuality":3.0,"figures":[],"id":"785c7a10c1e3f3cf-03","inherited":[["actors",[56,153]],["place",[56,153]]],"mode":null,"place":{"country_code":"QA","geoname_id":290030,"latitude":25.28545,"longitude":51.53096,"name":"Doha","sure":0.7635},"probability":null,"recipients":[],"report":"785c7a10c1e3f3cf","sense":"AfITCObh/fHsCvUD9g/8/u8K6hf39QIM7AMF8wrf/f793QP7GA3+BeznAP4J+QHv+fDkGP/u9hH6/QPqFhf92A==","sentence":[154,277],"status":"ongoing","sure":0.9526,"sure_status":0.6898,"symmetric":true,"trigger":[158,163],"type":"CONSULT","window":null}', '|1|IRN QAT||||290030|QA|25.28545|51.53096|Doha');
INSERT INTO mentions VALUES ('785c7a10c1e3f3cf-04', '785c7a10c1e3f3cf', 3, 197, 'CONSULT', 'planned', '2024-08-07', '2024-08-06', 5438459397268164457, '087e4569e6f07fe4-04', NULL, NULL, '{"actors":[{"code":"USA","former_office":null,"name":null,"office":"American envoy","sector":"GOV","span":[241,259],"sure":0.8331,"text":"the American envoy"}],"attribution":[],"commitment":"PR+","factuality":1.5,"figures":[],"id":"785c7a10c1e3f3cf-04","inherited":[],"mode":null,"place":null,"probability":null,"recipients":[],"report":"785c7a10c1e3f3cf","sense":"AATnDAHz/QwSAvoH5/X8/PP+8vL3AwL4ARMT6/kDB+szARIQ5QnvAfQH/RsG9/cMGw0aAQwa8QH52fYZ5QD2+Q==","sentence":[154,277],"status":"planned","sure":0.8911,"sure_status":0.9128,"symmetric":true,"trigger":[197,209],"type":"CONSULT","window":{"at":null,"clock":null,"earliest":"2024-08-07","latest":"2024-08-07","sure":0.8502,"words":"Wednesday"}}', '|1|USA||2024-08-07|2024-08-07');
INSERT INTO mentions VALUES ('785c7a10c1e3f3cf-05', '785c7a10c1e3f3cf', 4, 270, 'CONSULT', 'planned', '2024-08-07', '2024-08-06', 6137382797967177836, '087e4569e6f07fe4-04', NULL, NULL, '{"actors":[{"code":"USA","former_office":null,"name":null,"office":"American envoy","sector":"GOV","span":[241,259],"sure":0.9342,"text":"the American envoy"}],"attribution":[],"commitment":"PR+","factuality":1.5,"figures":[],"id":"785c7a10c1e3f3cf-05","inherited":[],"mode":"visit","place":null,"probability":null,"recipients":[],"report":"785c7a10c1e3f3cf","sense":"+BgNMwDy4wT65v75AQXq/gIPCOgIHvIM9wDt7wX16PTv9P33DPIBGgX5Cu4D9fsJDAMEBv0L7hAJACgkCe8FBQ==","sentence":[154,277],"status":"planned","sure":0.6891,"sure_status":0.8387,"symmetric":false,"trigger":[270,276],"type":"CONSULT","window":{"at":null,"clock":null,"earliest":"2024-08-07","latest":"2024-08-07","sure":0.9074,"words":"Wednesday"}}', 'visit||USA||2024-08-07|2024-08-07');
INSERT INTO shingles VALUES (637104367870131256, 'bf924dd64a6e9ed6');
INSERT INTO shingles VALUES (818939234485887896, 'bf924dd64a6e9ed6');
INSERT INTO shingles VALUES (1352571978388691912, '087e4569e6f07fe4');
INSERT INTO shingles VALUES (1702850126617228672, '087e4569e6f07fe4');
INSERT INTO shingles VALUES (1702850126617228672, '785c7a10c1e3f3cf');
INSERT INTO shingles VALUES (2138654431246163744, '087e4569e6f07fe4');
INSERT INTO shingles VALUES (2138654431246163744, '785c7a10c1e3f3cf');
INSERT INTO shingles VALUES (2442600058880727616, '31f041a18679c67e');
INSERT INTO shingles VALUES (2933349729800317952, '31f041a18679c67e');
INSERT INTO shingles VALUES (4037900813649393712, '087e4569e6f07fe4');
INSERT INTO shingles VALUES (4037900813649393712, '785c7a10c1e3f3cf');
INSERT INTO shingles VALUES (4067573552976698600, 'e97892c78db7325c');
INSERT INTO shingles VALUES (5489116073892397616, '785c7a10c1e3f3cf');
INSERT INTO shingles VALUES (5747991735852842504, '087e4569e6f07fe4');
INSERT INTO shingles VALUES (5747991735852842504, '785c7a10c1e3f3cf');
INSERT INTO shingles VALUES (6502555489289059416, '087e4569e6f07fe4');
INSERT INTO shingles VALUES (6502555489289059416, '785c7a10c1e3f3cf');
INSERT INTO shingles VALUES (6631775970362828072, '087e4569e6f07fe4');
INSERT INTO shingles VALUES (6631775970362828072, '785c7a10c1e3f3cf');
INSERT INTO shingles VALUES (6875736379191736304, '31f041a18679c67e');
INSERT INTO shingles VALUES (8223606401087902096, '087e4569e6f07fe4');
INSERT INTO shingles VALUES (8223606401087902096, '785c7a10c1e3f3cf');
INSERT INTO shingles VALUES (8304896206868736504, 'bf924dd64a6e9ed6');
INSERT INTO shingles VALUES (8310704232670945040, '087e4569e6f07fe4');
INSERT INTO shingles VALUES (8310704232670945040, '785c7a10c1e3f3cf');
INSERT INTO shingles VALUES (8695085747245830992, 'e97892c78db7325c');
INSERT INTO shingles VALUES (8704603785110685824, '785c7a10c1e3f3cf');
INSERT INTO reprints VALUES ('087e4569e6f07fe4', '785c7a10c1e3f3cf', 0.876);
INSERT INTO judgements VALUES (1, 'same', '087e4569e6f07fe4', 81, '31f041a18679c67e', 161, 'ann', '2026-11-29T12:06:50.718280+00:00', NULL);
INSERT INTO judgements VALUES (2, 'different', '31f041a18679c67e', 54, '31f041a18679c67e', 100, 'ben', '2026-11-29T12:06:50.792734+00:00', '2026-11-29T12:06:50.813635+00:00');
INSERT INTO judgements VALUES (3, 'different', '31f041a18679c67e', 54, 'bf924dd64a6e9ed6', 68, 'ben', '2026-11-29T12:06:50.792734+00:00', '2026-11-29T12:06:50.813635+00:00');
INSERT INTO judgements VALUES (4, 'different', '31f041a18679c67e', 54, 'bf924dd64a6e9ed6', 114, 'ben', '2026-11-29T12:06:50.792734+00:00', '2026-11-29T12:06:50.813635+00:00');
INSERT INTO retractions VALUES (1, '785c7a10c1e3f3cf', 'retracted', 'made up', 'ann', NULL, '2026-11-29T12:06:50.837700+00:00', NULL);
INSERT INTO parties VALUES ('e97892c78db7325c-01', 0, 'IRN', 'envoys of iran');
INSERT INTO parties VALUES ('e97892c78db7325c-01', 1, 'QAT', 'envoys of iran');
INSERT INTO parties VALUES ('e97892c78db7325c-02', 0, 'IRN', 'iran');
INSERT INTO parties VALUES ('e97892c78db7325c-02', 1, 'ISR', 'israel');
INSERT INTO parties VALUES ('e97892c78db7325c-03', 0, 'IRN', 'iran');
INSERT INTO parties VALUES ('e97892c78db7325c-03', 1, 'ISR', 'israel');
INSERT INTO parties VALUES ('bf924dd64a6e9ed6-01', 0, 'KEN', 'rebels');
INSERT INTO parties VALUES ('bf924dd64a6e9ed6-01', 1, 'KEN', 'an army base');
INSERT INTO parties VALUES ('bf924dd64a6e9ed6-02', 0, 'KEN', 'rebels');
INSERT INTO parties VALUES ('bf924dd64a6e9ed6-02', 1, 'KEN', 'three soldiers');
INSERT INTO parties VALUES ('bf924dd64a6e9ed6-03', 0, 'KEN', 'the minister of defence');
INSERT INTO parties VALUES ('bf924dd64a6e9ed6-03', 1, 'KEN', 'the base');
INSERT INTO parties VALUES ('31f041a18679c67e-01', 0, 'KEN', 'rebels');
INSERT INTO parties VALUES ('31f041a18679c67e-01', 1, 'KEN', 'army base');
INSERT INTO parties VALUES ('31f041a18679c67e-02', 0, 'KEN', 'rebels');
INSERT INTO parties VALUES ('31f041a18679c67e-02', 1, 'KEN', 'three soldiers');
INSERT INTO parties VALUES ('31f041a18679c67e-03', 0, 'EGY', 'egypt');
INSERT INTO parties VALUES ('31f041a18679c67e-03', 1, 'JOR', 'jordan');
INSERT INTO parties VALUES ('087e4569e6f07fe4-01', 0, 'IRN', 'envoys of iran and qatar');
INSERT INTO parties VALUES ('087e4569e6f07fe4-01', 1, 'QAT', 'envoys of iran and qatar');
INSERT INTO parties VALUES ('087e4569e6f07fe4-02', 0, 'IRN', 'iran');
INSERT INTO parties VALUES ('087e4569e6f07fe4-03', 0, 'IRN', 'iran');
INSERT INTO parties VALUES ('087e4569e6f07fe4-03', 1, 'QAT', 'qatar');
INSERT INTO parties VALUES ('087e4569e6f07fe4-04', 0, 'USA', 'the american envoy');
INSERT INTO parties VALUES ('087e4569e6f07fe4-05', 0, 'USA', 'the american envoy');
INSERT INTO parties VALUES ('785c7a10c1e3f3cf-01', 0, 'IRN', 'envoys of iran and qatar');
INSERT INTO parties VALUES ('785c7a10c1e3f3cf-01', 1, 'QAT', 'envoys of iran and qatar');
INSERT INTO parties VALUES ('785c7a10c1e3f3cf-02', 0, 'IRN', 'iran');
INSERT INTO parties VALUES ('785c7a10c1e3f3cf-03', 0, 'IRN', 'envoys of iran');
INSERT INTO parties VALUES ('785c7a10c1e3f3cf-03', 1, 'QAT', 'envoys of iran');
INSERT INTO parties VALUES ('785c7a10c1e3f3cf-04', 0, 'USA', 'the american envoy');
INSERT INTO parties VALUES ('785c7a10c1e3f3cf-05', 0, 'USA', 'the american envoy');
INSERT INTO words VALUES ('e97892c78db7325c', 'Talks resume in Doha', 'Talks resume in Doha

DOHA, Aug. 5 (Gulf Courier) - Envoys of Iran and Qatar met in Doha on Monday, two diplomats said. Iran threatened to attack Israel by Thursday, the foreign ministry said.
');
INSERT INTO words VALUES ('bf924dd64a6e9ed6', 'Base attacked near Nairobi', 'Base attacked near Nairobi

NAIROBI, Aug. 5 (Savanna Post) - Rebels attacked an army base near Nairobi on Sunday, killing three soldiers, the army said. The minister of defence is expected to visit the base on Wednesday.
');
INSERT INTO words VALUES ('31f041a18679c67e', 'Army base hit', 'Army base hit

NAIROBI, Aug. 6 (Lake Herald) - Rebels attacked an army base near Nairobi on Sunday, killing three soldiers, the army said. Egypt and Jordan held talks on Monday.
');
INSERT INTO words VALUES ('087e4569e6f07fe4', 'Envoys to return to Doha', 'Envoys to return to Doha

DOHA, Aug. 5 (Gulf Courier) - Envoys of Iran and Qatar met in Doha on Monday to talk about a ceasefire in Gaza, two diplomats said. The talks went on until the evening, and a second round is planned for Wednesday, when the American envoy is due to arrive. Neither side would say what had been agreed, but the Qatari foreign ministry spoke of a good atmosphere. Prices of wheat fell for the third week in a row as ships left the ports of the Black Sea again, traders said.
');
INSERT INTO words VALUES ('785c7a10c1e3f3cf', 'Envoys to return to Doha', 'Envoys to return to Doha

DOHA, Aug. 5 (Harbour Mail) - Envoys of Iran and Qatar met in Doha on Monday to talk about a ceasefire in Gaza, officials said. The talks went on until the evening, and a second round is planned for Wednesday, when the American envoy is due to arrive. Neither side would say what had been agreed, but the Qatari foreign ministry spoke of a good atmosphere. Prices of wheat fell for the third week in a row as ships left the ports of the Black Sea again, traders said.
');
CREATE INDEX ix_reports_outlet ON reports (outlet);
CREATE INDEX ix_reports_published ON reports (published);
CREATE INDEX ix_reports_url ON reports (url);
CREATE INDEX ix_reports_learned ON reports (learned);
CREATE INDEX ix_deletions_address ON deletions (address);
CREATE INDEX ix_deletions_report ON deletions (report);
CREATE INDEX ix_mentions_last ON mentions (last, status, told, event);
CREATE INDEX ix_mentions_told ON mentions (told, id, event, type, status, gist);
CREATE INDEX ix_mentions_type ON mentions (type, event, told) WHERE event IS NOT NULL;
CREATE INDEX ix_mentions_event ON mentions (event, id);
CREATE INDEX ix_mentions_report ON mentions (report);
CREATE INDEX ix_former_report ON former (report);
CREATE INDEX ix_retractions_report ON retractions (report);
CREATE INDEX ix_parties_code ON parties (code, mention);
COMMIT;
