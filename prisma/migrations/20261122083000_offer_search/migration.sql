-- Words ------------------------------------------------------------------------------------------
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The one form in which texts are compared: compatibility decomposition without marks (French
-- accents, tashkeel, hamza on its bearers), tatweel and invisible controls; ligatures spelt out;
-- Arabic letters and digits that are written in several ways made one; ASCII in lower case. Spelt
-- out rather than taken from the extension unaccent, whose rules differ between servers: app/domain/
-- catalogue/search/fold.ts says the same and a test holds the two together.
CREATE FUNCTION search_fold(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN lower(
    replace(replace(replace(replace(
      translate(
        regexp_replace(
          normalize(value, NFKD),
          '[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]',
          '', 'g'),
        U&'\0671\0649\06cc\0629\06d5\06c1\06a9\06af\06ad\0763\06a4\067e\0660\0661\0662\0663\0664\0665\0666\0667\0668\0669\06f0\06f1\06f2\06f3\06f4\06f5\06f6\06f7\06f8\06f9\00f8\00d8\0142\0141\0111\0110\0131\2019\2018',
        U&'\0627\064a\064a\0647\0647\0647\0643\0643\0643\0643\0641\062801234567890123456789oOlLdDi'''''),
      U&'\0153', 'oe'), U&'\0152', 'OE'), U&'\00e6', 'ae'), U&'\00c6', 'AE') COLLATE "C");

-- Folded words parted by single spaces: "e-facture" as one, Arabic ones without article and "and". The
-- article goes as often as it stands, because a word may begin with the same letters.
CREATE FUNCTION search_bare(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN regexp_replace(
    ' ' || regexp_replace(regexp_replace(search_fold(value), '(?<![a-z0-9])e[- ](?=[a-z]{4})', 'e', 'g'),
      '[^a-z0-9\u0621-\u064a\u2d30-\u2d7f]+', ' ', 'g') || ' ',
    ' (?:[\u0648\u0641\u0628\u0643\u0644]?\u0627\u0644|\u0644\u0644|\u0648)+(?=[\u0621-\u064a]{3})', ' ', 'g');

-- The same without common endings of Arabic words.
CREATE FUNCTION search_words(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN regexp_replace(search_bare(value),
    '([\u0621-\u064a]{3})(?:\u064a?(?:\u0627\u062a|\u0648\u0646|\u064a\u0646|\u0627\u0646|\u0647)|\u064a)(?= )', '\1', 'g');

-- How an Arabic word sounds in Latin letters, so that trigrams work whatever the locale.
CREATE FUNCTION search_sound(word text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN translate(
    replace(replace(replace(word, U&'\062e', 'kh'), U&'\0634', 'ch'), U&'\063a', 'gh'),
    U&'\0627\0628\062a\062b\062c\062d\062f\0630\0631\0632\0633\0635\0636\0637\0638\0639\0641\0642\0643\0644\0645\0646\0647\0648\064a\0621',
    'abttj7ddrzssdtd3f9klmnhoi');

-- Consonants of a word written in either script: 3 and the vowels go, letters that Arabizi mixes up
-- become one. "fatoura" and the three Arabic words for invoice all give "ftr".
CREATE FUNCTION search_skeleton(word text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN regexp_replace(
    translate(
      replace(replace(replace(replace(replace(replace(regexp_replace(search_sound(regexp_replace(word, '\u0647$', '')), '([aeiouy])h$', '\1'),
        'kh', 'X'), 'ch', 'S'), 'sh', 'S'), 'gh', 'G'), 'th', 't'), 'dh', 'd'),
      '79q5gpvc3aeiouyw2', 'hkkXjbfk'),
    '(.)\1+', '\1', 'g');

-- French by stem; what is not in Latin letters, and words with digits, as `search_words` left them.
CREATE TEXT SEARCH CONFIGURATION search_text (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION search_text ALTER MAPPING FOR asciiword WITH french_stem;

-- Synonyms of app/content/search-synonyms.json, written by prisma/search-synonyms.ts.
CREATE FUNCTION search_concepts(words tsvector) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (SELECT coalesce(string_agg(tag, ' '), '') FROM (VALUES
    ('x9gcaisse', to_tsquery('search_text', '(caisse) | (caisse & enregistreuse) | (pos) | (tpv) | (point & vente) | (cash & register) | (صندوق & اداء) | (نقط & بيع)')),
    ('x9gtpe', to_tsquery('search_text', '(tpe) | (terminal & paiement) | (tpv) | (paiement & carte) | (card & payment) | (اداء & بطاق)')),
    ('x9gfacture', to_tsquery('search_text', '(facture) | (facturation) | (invoice) | (invoicing) | (فاتور) | (فوتر) | (فواتير)')),
    ('x9gefacture', to_tsquery('search_text', '(efacture) | (facture & electronique) | (facturation & electronique) | (einvoice) | (einvoicing) | (فاتور & كترون) | (فوتر & كترون) | (فواتير & كترون)')),
    ('x9gstock', to_tsquery('search_text', '(stock) | (inventaire) | (inventory) | (magasin) | (مخز) | (جرد) | (سلع)')),
    ('x9gsauvegarde', to_tsquery('search_text', '(sauvegarde) | (backup) | (sauvegarder) | (نسخ & احتياط)')),
    ('x9gcomptabilite', to_tsquery('search_text', '(comptabilite) | (compta) | (comptable) | (accounting) | (محاسب) | (محاسبات)')),
    ('x9gfiduciaire', to_tsquery('search_text', '(fiduciaire) | (cabinet & comptable) | (expert & comptable) | (مكتب & محاسب)')),
    ('x9gsite', to_tsquery('search_text', '(site) | (site & web) | (site & internet) | (website) | (vitrine) | (موقع) | (موقع & كترون) | (موقع & ويب)')),
    ('x9gboutiqueligne', to_tsquery('search_text', '(boutique & ligne) | (vente & ligne) | (ecommerce) | (commerce & electronique) | (online & shop) | (متجر & كترون) | (تجار & كترون) | (بيع & عبر & انترنت)')),
    ('x9gformation', to_tsquery('search_text', '(formation) | (former) | (cours) | (training) | (atelier & formation) | (تكو) | (دور & تكوين) | (تدريب)')),
    ('x9gpointage', to_tsquery('search_text', '(pointage) | (presence) | (badgeuse) | (time & clock) | (attendance) | (تسجيل & حضور) | (ضبط & حضور)')),
    ('x9getatpaie', to_tsquery('search_text', '(etat & paie) | (salaires) | (bulletin & paie) | (payroll) | (اجور) | (رواتب)')),
    ('x9gimpots', to_tsquery('search_text', '(impots) | (fiscalite) | (dgi) | (tax) | (ضرايب) | (ضريب)')),
    ('x9gtva', to_tsquery('search_text', '(tva) | (vat) | (ضريب & قيم & مضاف)')),
    ('x9gcnss', to_tsquery('search_text', '(cnss) | (securite & sociale) | (ضمان & اجتماع)')),
    ('x9gmarchespublics', to_tsquery('search_text', '(marches & publics) | (appels & offres) | (soumission) | (tender) | (صفق & عموم) | (طلب & عروض)')),
    ('x9gsignatureelectronique', to_tsquery('search_text', '(signature & electronique) | (esignature) | (signer) | (توقيع & كترون) | (توقيع)')),
    ('x9garchivage', to_tsquery('search_text', '(archivage) | (ged) | (gestion & electronique & documents) | (numerisation) | (archive) | (ارشف) | (ارشيف)')),
    ('x9ghebergement', to_tsquery('search_text', '(hebergement) | (hosting) | (serveur) | (cloud) | (ايواء) | (استضاف) | (سحاب) | (خادم)')),
    ('x9gwifi', to_tsquery('search_text', '(wifi) | (wi) | (reseau & fil) | (يفي)')),
    ('x9ginternet', to_tsquery('search_text', '(internet) | (connexion) | (fibre) | (4g) | (5g) | (انترنت) | (انترنيت)')),
    ('x9gvpn', to_tsquery('search_text', '(vpn) | (acces & distance) | (teletravail) | (remote & access) | (عمل & بعد)')),
    ('x9gantivirus', to_tsquery('search_text', '(antivirus) | (virus) | (malware) | (مكافح & فيروس) | (فيروس)')),
    ('x9gmotpasse', to_tsquery('search_text', '(mot & passe) | (password) | (comptes) | (double & authentification) | (mfa) | (كلم & السر) | (كلم & مرور)')),
    ('x9gpentest', to_tsquery('search_text', '(pentest) | (test & intrusion) | (audit & securite) | (passi) | (اختبار & اختراق) | (افتحاص & امن)')),
    ('x9gphishing', to_tsquery('search_text', '(phishing) | (hameconnage) | (arnaque) | (fraude) | (تصيد) | (احتيال) | (نصب)')),
    ('x9gdonneespersonnelles', to_tsquery('search_text', '(donnees & personnelles) | (cndp) | (loi & 09 & 08) | (rgpd) | (gdpr) | (privacy) | (معط & شخص) | (معط & ذات & طابع & شخص)')),
    ('x9gia', to_tsquery('search_text', '(ia) | (intelligence & artificielle) | (artificial & intelligence) | (ذكاء & اصطناع)')),
    ('x9gchatbot', to_tsquery('search_text', '(chatbot) | (assistant) | (bot) | (agent & conversationnel) | (مساعد) | (روبوت & محادث)')),
    ('x9gwhatsapp', to_tsquery('search_text', '(whatsapp) | (اتساب) | (اتس & اب)')),
    ('x9greseauxsociaux', to_tsquery('search_text', '(reseaux & sociaux) | (facebook) | (instagram) | (community & management) | (social & media) | (شبك & تواصل) | (فيسبوك) | (انستغرام)')),
    ('x9gpublicite', to_tsquery('search_text', '(publicite) | (pub) | (ads) | (annonces) | (advertising) | (اشهار) | (اعلان)')),
    ('x9gclient', to_tsquery('search_text', '(client) | (clientele) | (customer) | (زبناء) | (عملاء) | (زبون)')),
    ('x9gcrm', to_tsquery('search_text', '(crm) | (fichier & clients) | (relation & client) | (suivi & commercial) | (ملف & زبناء) | (تدبير & زبناء)')),
    ('x9greservation', to_tsquery('search_text', '(reservation) | (booking) | (rendez) | (rdv) | (planning) | (حجز) | (حجوز) | (مواعيد)')),
    ('x9griad', to_tsquery('search_text', '(riad) | (maison & hotes) | (gite) | (guest & house) | (رياض) | (دار & ضياف) | (دور & ضياف)')),
    ('x9ghotel', to_tsquery('search_text', '(hotel) | (hebergement & touristique) | (فندق) | (فنادق)')),
    ('x9grestaurant', to_tsquery('search_text', '(restaurant) | (cafe) | (snack) | (restauration) | (مطعم) | (مقه) | (مطاعم)')),
    ('x9gcooperative', to_tsquery('search_text', '(cooperative) | (تعاون)')),
    ('x9gargan', to_tsquery('search_text', '(argan) | (arganier) | (ارك)')),
    ('x9gterroir', to_tsquery('search_text', '(terroir) | (produits & locaux) | (منتج & محل) | (منتوج & مجال)')),
    ('x9girrigation', to_tsquery('search_text', '(irrigation) | (arrosage) | (goutte & goutte) | (الر) | (سقي)')),
    ('x9gcapteur', to_tsquery('search_text', '(capteur) | (sonde) | (sensor) | (iot) | (objets & connectes) | (مستشعر) | (انترنت & اشياء)')),
    ('x9gchambrefroide', to_tsquery('search_text', '(chambre & froide) | (froid) | (frigo) | (cold & room) | (غرف & تبريد) | (تبريد)')),
    ('x9gchantier', to_tsquery('search_text', '(chantier) | (btp) | (travaux) | (batiment) | (construction) | (ورش & بناء) | (اوراش) | (بناء)')),
    ('x9gflotte', to_tsquery('search_text', '(flotte) | (camion) | (transport) | (gps) | (geolocalisation) | (شاحن) | (نقل) | (اسطول)')),
    ('x9gordinateur', to_tsquery('search_text', '(ordinateur) | (pc) | (poste) | (laptop) | (computer) | (حاسوب) | (حواسيب)')),
    ('x9gtablette', to_tsquery('search_text', '(tablette) | (tablet) | (لوح) | (واح)')),
    ('x9gimprimante', to_tsquery('search_text', '(imprimante) | (printer) | (طابع)')),
    ('x9gmaintenance', to_tsquery('search_text', '(maintenance) | (depannage) | (support & informatique) | (infogerance) | (assistance) | (صيان) | (اصلاح & اعطاب) | (دعم)')),
    ('x9gtableaubord', to_tsquery('search_text', '(tableau & bord) | (dashboard) | (reporting) | (power & bi) | (indicateurs) | (لوح & قياد)')),
    ('x9gerp', to_tsquery('search_text', '(erp) | (progiciel) | (logiciel & gestion) | (gestion & integree) | (برنامج & تدبير)')),
    ('x9godoo', to_tsquery('search_text', '(odoo) | (اودو)')),
    ('x9gsage', to_tsquery('search_text', '(sage) | (ساج)')),
    ('x9gexcel', to_tsquery('search_text', '(excel) | (tableur) | (اكسيل)')),
    ('x9gecologie', to_tsquery('search_text', '(ecologie) | (environnement) | (energie) | (vert) | (green) | (energy) | (بيي) | (طاق)')),
    ('x9gdiagnostic', to_tsquery('search_text', '(diagnostic) | (audit) | (bilan) | (etat & lieux) | (diagnosis) | (assessment) | (تشخيص) | (افتحاص)')),
    ('x9gautomatisation', to_tsquery('search_text', '(automatisation) | (automatiser) | (automation) | (rpa) | (workflow) | (اتمت)')),
    ('x9gcodebarres', to_tsquery('search_text', '(code & barres) | (code & barre) | (barcode) | (qr) | (رمز & شريط) | (باركود)')),
    ('x9glivraison', to_tsquery('search_text', '(livraison) | (delivery) | (coursier) | (توصيل) | (تسليم)')),
    ('x9gpaiementligne', to_tsquery('search_text', '(paiement & ligne) | (paiement) | (encaisser) | (cmi) | (online & payment) | (payment) | (اداء) | (اداء & كترون) | (دفع)')),
    ('x9gmedecin', to_tsquery('search_text', '(medecin) | (cabinet & medical) | (clinique) | (docteur) | (طبيب) | (عياد)')),
    ('x9gpharmacie', to_tsquery('search_text', '(pharmacie) | (officine) | (pharmacy) | (صيدل)')),
    ('x9gecole', to_tsquery('search_text', '(ecole) | (etablissement & scolaire) | (school) | (مدرس) | (موسس & تعليم)')),
    ('x9gartisan', to_tsquery('search_text', '(artisan) | (artisanat) | (صانع) | (صناع & تقليد)')),
    ('x9gepicerie', to_tsquery('search_text', '(epicerie) | (hanout) | (moul & hanout) | (7anout) | (superette) | (commerce & proximite) | (بقال) | (حانوت)')),
    ('x9gdevis', to_tsquery('search_text', '(devis) | (quote) | (عروض & اثم) | (بيان & اثم) | (عرض & ثمن)')),
    ('x9grecouvrement', to_tsquery('search_text', '(recouvrement) | (impayes) | (relance) | (فواتير & غير & مودا) | (تحصيل)')),
    ('x9gexport', to_tsquery('search_text', '(export) | (exportation) | (تصدير)')),
    ('x9gdarija', to_tsquery('search_text', '(darija) | (arabe & dialectal) | (دارج)')),
    ('x9gamazigh', to_tsquery('search_text', '(amazigh) | (tamazight) | (tachelhit) | (امازيغ) | (تاشلحيت)'))
  ) concepts(tag, meant) WHERE words @@ meant);

-- Filters ----------------------------------------------------------------------------------------
-- One bit a value, so that a filter is one comparison: regions 0-11, languages 12-16, standing
-- 17-18, hosting 19-20, start-up 21-22, price bands 23-27, sizes 28-33, modes 34-36, sectors 37-62.
-- app/domain/catalogue/search/bits.ts reads them. New values are added at the end of their list.

CREATE FUNCTION search_bits(codes text[], known text[], first integer) RETURNS bigint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT coalesce(bit_or(1::bigint << (first + array_position(known, code) - 1)), 0)
          FROM unnest(codes) code WHERE code = ANY (known));

CREATE FUNCTION search_regions(codes text[]) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN search_bits(codes, ARRAY['MA-01','MA-02','MA-03','MA-04','MA-05','MA-06','MA-07','MA-08',
    'MA-09','MA-10','MA-11','MA-12'], 0);
CREATE FUNCTION search_languages(codes text[]) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN search_bits(codes, ARRAY['ary','zgh','fr','ar','en'], 12);
CREATE FUNCTION search_standings(codes text[]) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN search_bits(codes, ARRAY['certified','probation'], 17);
CREATE FUNCTION search_band(year_price bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN 1::bigint << (23 + CASE WHEN year_price < 500000 THEN 0 WHEN year_price < 1500000 THEN 1
    WHEN year_price < 4000000 THEN 2 WHEN year_price < 10000000 THEN 3 ELSE 4 END);
CREATE FUNCTION search_sizes(codes text[]) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN search_bits(codes, ARRAY['1','2-3','4-9','10-49','50-199','200+'], 28);
-- What is done in both ways is found under each.
CREATE FUNCTION search_mode(code text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE code WHEN 'remote' THEN 1 WHEN 'on-site' THEN 2 ELSE 7 END::bigint << 34;
-- No sector named means all.
CREATE FUNCTION search_sectors(codes text[]) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN cardinality(codes) = 0 THEN ((1::bigint << 26) - 1) << 37
    ELSE search_bits(codes, ARRAY['AGR','AGI','TEX','IND','ART','BTP','COM','GRO','TRL','TOU','NUM',
      'SVP','SVE','EDU','SAN','CUL'], 37) END;

-- Steps of the first year's price, in which offers are looked for in the order of their price.
CREATE FUNCTION search_step(year_price bigint) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN width_bucket(year_price / 100000, ARRAY[1, 2, 3, 5, 7, 9, 12, 15, 19, 24, 30, 38, 48, 60, 80,
    110, 160, 240, 400]::bigint[]);

-- The bits as words of an index ("x9b7" and the like, which no dictionary changes), the category, the
-- step of the price, and of all offers the sixteenth and the sixty-fourth this one is in.
CREATE FUNCTION search_tags(code bigint, category text, year_price bigint, place bigint) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ARRAY(SELECT 'x9b' || bit FROM generate_series(0, 62) bit WHERE (code >> bit) & 1 = 1)
    || ARRAY['x9c' || lower(replace(category, '-', '')), 'x9m' || search_step(year_price),
      'x9p' || (place >> 56), 'x9q' || (place >> 54)];

-- Rows that are searched ---------------------------------------------------------------------------
-- Narrow beside offer_listing, whose triggers keep it: thousands of its rows are read for one page.

CREATE TABLE "offer_search" (
    "place" BIGINT NOT NULL,
    "code" BIGINT NOT NULL,
    "year_price" BIGINT NOT NULL,
    "starts" DATE NOT NULL,
    "category" TEXT NOT NULL,
    "offer_id" TEXT NOT NULL,
    "head" tsvector NOT NULL,
    "body" tsvector NOT NULL,
    CONSTRAINT "offer_search_pkey" PRIMARY KEY ("offer_id")
);
ALTER TABLE "offer_search" ADD CONSTRAINT "offer_search_offer_id_fkey"
  FOREIGN KEY ("offer_id") REFERENCES "offer_listing"("offer_id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Read for a row at a time: out of the way of what is read by thousands, and without unpacking.
ALTER TABLE "offer_search" ALTER COLUMN "body" SET STORAGE EXTERNAL;
ALTER TABLE "offer_search" ALTER COLUMN "head" SET STORAGE MAIN;
ALTER TABLE "offer_search" SET (toast_tuple_target = 256);

CREATE UNIQUE INDEX "offer_search_place" ON "offer_search"("place", "code", "category", "year_price", "starts");
CREATE INDEX "offer_search_category" ON "offer_search"("category", "place", "code", "year_price", "starts");
CREATE INDEX "offer_search_price" ON "offer_search"("year_price", "place", "code", "category");
CREATE INDEX "offer_search_starts" ON "offer_search"("starts", "place", "code", "category");
CREATE INDEX "offer_search_head" ON "offer_search" USING GIN ("head") WITH (fastupdate = off);
CREATE INDEX "offer_search_body" ON "offer_search" USING GIN ("body") WITH (fastupdate = off);

-- Words that titles, summaries and names use, for typing mistakes and for Arabic in Latin letters.
CREATE TABLE "search_word" (
    "word" TEXT NOT NULL,
    "sound" TEXT NOT NULL,
    "skeleton" TEXT NOT NULL,
    CONSTRAINT "search_word_pkey" PRIMARY KEY ("word")
);
CREATE INDEX "search_word_skeleton" ON "search_word"("skeleton");
CREATE INDEX "search_word_sound" ON "search_word" USING GIN ("sound" gin_trgm_ops);

-- Sixty bits of a hash: the same on every server, unlike those of hashtext.
CREATE FUNCTION search_place(id text) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN ('x0' || left(md5(id), 15))::bit(64)::bigint;

CREATE FUNCTION search_document(value text, weight "char") RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN setweight(to_tsvector('search_text', search_words(value)), weight);

-- In one order, so that two who add the same words wait for each other and never in a circle.
CREATE FUNCTION search_word_add(value text) RETURNS void LANGUAGE sql
  BEGIN ATOMIC
    INSERT INTO search_word (word, sound, skeleton)
    SELECT word, search_sound(word),
      CASE WHEN word ~ '[\u0621-\u064a]' THEN search_skeleton(word) ELSE '' END
    FROM (SELECT DISTINCT word FROM regexp_split_to_table(search_bare(value), ' ') word
      WHERE length(word) BETWEEN 3 AND 40 ORDER BY word) words
    ON CONFLICT DO NOTHING;
  END;

CREATE FUNCTION offer_search_fill() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO offer_search (offer_id, place, code, category, year_price, starts, head, body)
  SELECT offer_id, place, code, category, year_price, coalesce(starts_on, 'epoch'),
    head || array_to_tsvector(tags),
    strip(head || said || to_tsvector('simple', search_concepts(said))) || array_to_tsvector(tags)
  FROM fresh, search_place(offer_id) place,
    LATERAL (SELECT search_regions(regions) | search_languages(languages)
      | search_standings(ARRAY[standing]) | search_band(year_price) | search_sizes(sizes)
      | search_mode(mode) | search_sectors(sectors)
      | (1::bigint << CASE WHEN hosted_in_morocco THEN 19 ELSE 20 END)
      | (1::bigint << CASE WHEN start_up THEN 21 ELSE 22 END) AS code) coded,
    search_tags(code, category, year_price, place) tags,
    search_document(title_fr || ' ' || title_ar, 'A') title,
    search_document(summary_fr || ' ' || summary_ar || ' ' || provider_name || ' ' || provider_name_arabic,
      'C') rest,
    LATERAL (SELECT title || rest || setweight(to_tsvector('simple', search_concepts(title)), 'A')
      || setweight(to_tsvector('simple', search_concepts(rest)), 'C')
      || setweight(to_tsvector('simple', 'x9c' || lower(replace(category, '-', ''))), 'B')
      || setweight(to_tsvector('simple', search_words(provider_name)), 'C') AS head) headed,
    search_document(body_fr || ' ' || body_ar, 'D') said
  ON CONFLICT (offer_id) DO UPDATE SET place = excluded.place, code = excluded.code,
    category = excluded.category, year_price = excluded.year_price, starts = excluded.starts,
    head = excluded.head, body = excluded.body;

  PERFORM search_word_add((SELECT string_agg(concat_ws(' ', title_fr, title_ar, summary_fr, summary_ar,
    provider_name, provider_name_arabic), ' ') FROM fresh));
  RETURN NULL;
END $$;
CREATE TRIGGER offer_search_insert AFTER INSERT ON "offer_listing"
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION offer_search_fill();
CREATE TRIGGER offer_search_update AFTER UPDATE ON "offer_listing"
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION offer_search_fill();

-- Matches ------------------------------------------------------------------------------------------

-- Whether `rows` among a share of all offers make it certain that there are more than `most`: places
-- are a hash, so three standard deviations beyond `most` hardly mislead.
CREATE FUNCTION search_surely_more(rows integer, share float, most integer) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN (rows - 3 * sqrt(rows)) / share > most;

-- How well a row answers: all words in the head first, then words as they were typed, then groups of
-- synonyms and categories; titles weigh most.
CREATE FUNCTION search_score(head tsvector, wanted tsquery, typed tsquery, meant tsquery) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN head @@ wanted
    THEN 1000000 + (100000 * (3 * ts_rank('{0.1,0.3,0.6,1}', head, typed)
      + ts_rank('{0.1,0.3,0.6,1}', head, meant)))::integer
    ELSE (100000 * ts_rank('{0.1,0.3,0.6,1}', head, typed))::integer END;

-- The offers with all `wanted` words and filters: all of them where there are up to `most`. Where a
-- sixty-fourth or up to three sixteenths of all offers, from `start` on, show that there are surely
-- more, only those in them, then 200 of the best kind (all words in the head) sixteenth by sixteenth,
-- and a row of nulls. So a frequent word reads little more than is shown, and which rows are left out
-- depends on no accident of storage.
CREATE FUNCTION offer_matches(wanted tsquery, typed tsquery, meant tsquery, start bigint, most integer)
  RETURNS TABLE (place bigint, code bigint, category text, year_price bigint, starts date, score integer)
  LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 500
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
DECLARE
  enough constant integer := 200;
  fine constant integer := (start >> 54)::integer;
  coarse constant integer := (start >> 56)::integer;
  part tsquery := wanted && ('x9q' || fine)::tsquery;
  -- Share of all offers that has been read, in sixteenths; none for the sixty-fourth.
  share float := 1 / 64.0;
  done integer := 0;
  sofar integer;
  added integer;
BEGIN
  RETURN QUERY SELECT o.place, o.code, o.category, o.year_price, o.starts,
      search_score(o.head, wanted, typed, meant)
    FROM offer_search o WHERE o.body @@ part;
  GET DIAGNOSTICS sofar = ROW_COUNT;
  -- Another sixteenth can tell only when there may be enough.
  WHILE done < 3 AND sofar > most * share AND NOT search_surely_more(sofar, share, most) LOOP
    part := wanted && ('x9p' || ((coarse + done) & 15))::tsquery;
    RETURN QUERY SELECT o.place, o.code, o.category, o.year_price, o.starts,
        search_score(o.head, wanted, typed, meant)
      FROM offer_search o WHERE o.body @@ part AND (o.place >> 54)::integer <> fine;
    GET DIAGNOSTICS added = ROW_COUNT;
    sofar := sofar + added;
    done := done + 1;
    share := done / 16.0;
  END LOOP;
  IF NOT search_surely_more(sofar, share, most) THEN
    RETURN QUERY SELECT o.place, o.code, o.category, o.year_price, o.starts,
        search_score(o.head, wanted, typed, meant)
      FROM offer_search o
      WHERE o.body @@ wanted AND (((o.place >> 56)::integer - coarse) & 15) >= done
        AND (o.place >> 54)::integer <> fine;
    GET DIAGNOSTICS added = ROW_COUNT;
    IF sofar + added <= most THEN RETURN; END IF;
    done := 16;
  END IF;
  sofar := 0;
  added := enough;
  WHILE done < 16 AND sofar < enough LOOP
    part := CASE WHEN added * 4 >= enough THEN wanted && ('x9p' || ((coarse + done) & 15))::tsquery
      ELSE wanted END;
    RETURN QUERY SELECT o.place, o.code, o.category, o.year_price, o.starts,
        search_score(o.head, wanted, typed, meant)
      FROM offer_search o
      WHERE o.head @@ part AND (((o.place >> 56)::integer - coarse) & 15) >= done
        AND (o.place >> 54)::integer <> fine;
    GET DIAGNOSTICS added = ROW_COUNT;
    sofar := sofar + added;
    done := CASE WHEN part = wanted THEN 16 ELSE done + 1 END;
  END LOOP;
  RETURN QUERY SELECT NULL::bigint, NULL::bigint, NULL::text, NULL::bigint, NULL::date, NULL::integer;
END $$;

-- The offers with the `wanted` words and filters, or some of them and a row of nulls when there are
-- more than `most`: what counting needs.
CREATE FUNCTION offer_counted(wanted tsquery, start bigint, most integer)
  RETURNS TABLE (code bigint, category text)
  LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1000
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
DECLARE
  fine constant integer := (start >> 54)::integer;
  part tsquery := wanted && ('x9q' || fine)::tsquery;
  sofar integer;
  added integer;
BEGIN
  RETURN QUERY SELECT o.code, o.category FROM offer_search o WHERE o.body @@ part;
  GET DIAGNOSTICS sofar = ROW_COUNT;
  IF NOT search_surely_more(sofar, 1 / 64.0, most) THEN
    RETURN QUERY SELECT o.code, o.category FROM offer_search o
      WHERE o.body @@ wanted AND (o.place >> 54)::integer <> fine LIMIT most + 1 - sofar;
    GET DIAGNOSTICS added = ROW_COUNT;
    IF sofar + added <= most THEN RETURN; END IF;
  END IF;
  RETURN QUERY SELECT NULL::bigint, NULL::text;
END $$;

-- The offers that pass filters, without a text, or some of them and a row of nulls when there are
-- more than `most`. They are read in the fair order from `start` on through an index, a share of
-- them; when that leaves it open whether there are more, the rest comes through the index of words
-- (`tags` are the same filters). -1 in a mask lets all pass.
CREATE FUNCTION offer_filtered(
    categories text[], region bigint, language bigint, standing bigint, hosting bigint, start_up bigint,
    band bigint, size bigint, mode bigint, sector bigint, tags tsquery, start bigint, most integer)
  RETURNS TABLE (place bigint, code bigint, category text, year_price bigint, starts date, score integer)
  LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 500
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off
  SET enable_sort = off SET jit = off AS $$
DECLARE
  whole constant bigint := 1::bigint << 60;
  is_one constant boolean := coalesce(cardinality(categories) = 1, false);
  fraction float := CASE WHEN is_one THEN 1 ELSE least(1, 2.0 * most / greatest(1,
    (SELECT reltuples FROM pg_class WHERE oid = 'offer_search'::regclass))) END;
  share bigint := CASE WHEN fraction = 1 THEN whole ELSE (whole * fraction)::bigint END;
  sofar integer := 0;
  added integer;
  lo bigint;
  hi bigint;
BEGIN
  FOR turn IN 0..1 LOOP
    IF turn = 0 THEN
      lo := start;
      hi := CASE WHEN share >= whole - start THEN whole ELSE start + share END;
    ELSE
      lo := 0;
      hi := start - (whole - share);
    END IF;
    CONTINUE WHEN hi <= lo;
    IF is_one THEN
      RETURN QUERY SELECT o.place, o.code, o.category, o.year_price, o.starts, 0 FROM offer_search o
        WHERE o.category = categories[1] AND o.place >= lo AND o.place < hi
          AND o.code & region <> 0 AND o.code & language <> 0 AND o.code & standing <> 0
          AND o.code & hosting <> 0 AND o.code & start_up <> 0 AND o.code & band <> 0
          AND o.code & size <> 0 AND o.code & mode <> 0 AND o.code & sector <> 0
        ORDER BY o.category, o.place LIMIT most + 1 - sofar;
    ELSE
      RETURN QUERY SELECT o.place, o.code, o.category, o.year_price, o.starts, 0 FROM offer_search o
        WHERE o.place >= lo AND o.place < hi
          AND o.code & region <> 0 AND o.code & language <> 0 AND o.code & standing <> 0
          AND o.code & hosting <> 0 AND o.code & start_up <> 0 AND o.code & band <> 0
          AND o.code & size <> 0 AND o.code & mode <> 0 AND o.code & sector <> 0
          AND (categories IS NULL OR o.category = ANY (categories))
        ORDER BY o.place LIMIT most + 1 - sofar;
    END IF;
    GET DIAGNOSTICS added = ROW_COUNT;
    sofar := sofar + added;
  END LOOP;
  IF fraction < 1 AND NOT search_surely_more(sofar, fraction, most) THEN
    RETURN QUERY SELECT * FROM offer_filtered_rest(tags, start, share, most + 1 - sofar);
    GET DIAGNOSTICS added = ROW_COUNT;
    sofar := sofar + added;
    IF sofar <= most THEN RETURN; END IF;
  ELSIF fraction = 1 AND sofar <= most THEN
    RETURN;
  END IF;
  RETURN QUERY SELECT NULL::bigint, NULL::bigint, NULL::text, NULL::bigint, NULL::date, NULL::integer;
END $$;

-- Those outside the share that was read in order.
CREATE FUNCTION offer_filtered_rest(tags tsquery, start bigint, share bigint, most integer)
  RETURNS TABLE (place bigint, code bigint, category text, year_price bigint, starts date, score integer)
  LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 500
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_indexonlyscan = off
  SET enable_indexscan = off SET enable_bitmapscan = on SET jit = off AS $$
BEGIN
  RETURN QUERY SELECT o.place, o.code, o.category, o.year_price, o.starts, 0 FROM offer_search o
    WHERE o.head @@ tags AND ((o.place - start) & ((1::bigint << 60) - 1)) >= share LIMIT most;
END $$;

-- The next `most` offers with the `wanted` words and filters by price, then place, after (or before)
-- a price and a place. Cheap offers use other words than dear ones, so an index of prices may have to
-- pass thousands of rows to find some: step by step of the price, the index of words finds them.
CREATE FUNCTION offer_by_price(wanted tsquery, price bigint, next bigint, backwards boolean, most integer)
  RETURNS TABLE (place bigint, year_price bigint)
  LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 20
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_indexscan = off
  SET enable_indexonlyscan = off SET jit = off AS $$
DECLARE
  last constant integer := search_step(9000000000000000);
  step integer := CASE WHEN price IS NOT NULL THEN search_step(price) WHEN backwards THEN last ELSE 0 END;
  sofar integer := 0;
  added integer;
  part tsquery;
BEGIN
  WHILE sofar < most AND step BETWEEN 0 AND last LOOP
    part := wanted && ('x9m' || step)::tsquery;
    IF backwards THEN
      RETURN QUERY SELECT o.place, o.year_price FROM offer_search o
        WHERE o.body @@ part AND (o.year_price, o.place) < (price, next)
        ORDER BY o.year_price DESC, o.place DESC LIMIT most - sofar;
    ELSE
      RETURN QUERY SELECT o.place, o.year_price FROM offer_search o
        WHERE o.body @@ part AND (price IS NULL OR (o.year_price, o.place) > (price, next))
        ORDER BY o.year_price, o.place LIMIT most - sofar;
    END IF;
    GET DIAGNOSTICS added = ROW_COUNT;
    sofar := sofar + added;
    step := step + CASE WHEN backwards THEN -1 ELSE 1 END;
  END LOOP;
END $$;

-- Words of the catalogue that one might mean by a word nobody uses: those that begin with it, that
-- have the same consonants in Arabic, or that look alike; the likest first.
CREATE FUNCTION search_similar(token text) RETURNS text[]
  LANGUAGE sql STABLE PARALLEL SAFE
  SET enable_seqscan = off SET pg_trgm.similarity_threshold = 0.35
  RETURN (
    WITH sounds AS (SELECT search_sound(token) AS sound, search_skeleton(token) AS skeleton),
    likely AS (
      SELECT word, 1 + similarity(w.sound, s.sound) AS likeness
      FROM sounds s, search_word w
      WHERE token ~ '^[a-z0-9]+$'
        AND w.skeleton IN (s.skeleton, regexp_replace(s.skeleton, '^l', ''))
        AND length(w.skeleton) >= CASE WHEN token ~ '[a-z][2356789]|[2356789][a-z]' THEN 2 ELSE 3 END
      UNION ALL
      SELECT word, similarity(w.sound, s.sound)
      FROM sounds s, search_word w WHERE length(token) >= 4 AND w.sound % s.sound
      UNION ALL
      SELECT word, 0.9 FROM sounds s, search_word w
      WHERE length(token) >= 4 AND w.sound LIKE s.sound || '%'
    ),
    best AS (
      SELECT word, max(likeness) AS likeness FROM likely GROUP BY word
      ORDER BY likeness DESC, word LIMIT 6
    )
    SELECT coalesce(array_agg(word ORDER BY likeness DESC, word), '{}') FROM best
    WHERE likeness >= (SELECT max(likeness) FROM best) - 0.25);

-- What to look for instead when nothing matches: words that look or sound like those nobody uses,
-- then at least two of the words. `tokens` are the words typed, '' where they are known; `groups`
-- what each stands for. Null when there is nothing like it.
CREATE FUNCTION search_near(tokens text[], groups text[], tags tsquery)
  RETURNS TABLE (wanted tsquery, ranked tsquery, words text[])
  LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off
  SET pg_trgm.similarity_threshold = 0.35 AS $$
DECLARE
  meant tsquery[] := '{}';
  marks text[] := '{}';
  alike text[];
  every tsquery;
  any_of tsquery;
  pairs tsquery;
BEGIN
  FOR i IN 1..cardinality(tokens) LOOP
    IF tokens[i] = '' OR EXISTS (SELECT FROM search_word w WHERE w.word = tokens[i]) THEN
      meant := meant || to_tsquery('search_text', groups[i]);
      CONTINUE;
    END IF;
    alike := search_similar(tokens[i]);
    marks := marks || alike;
    IF alike <> '{}' THEN
      meant := meant || (SELECT to_tsquery('search_text', string_agg(search_words(word), ' | ')) FROM unnest(alike) word);
    END IF;
  END LOOP;
  meant := ARRAY(SELECT m FROM unnest(meant) m WHERE numnode(m) > 0);
  IF cardinality(meant) = 0 THEN RETURN; END IF;
  every := meant[1];
  any_of := meant[1];
  FOR i IN 2..cardinality(meant) LOOP
    every := every && meant[i];
    any_of := any_of || meant[i];
  END LOOP;
  IF cardinality(meant) < 2 OR EXISTS (SELECT FROM offer_search o WHERE o.body @@ (CASE WHEN tags IS NULL THEN every ELSE every && tags END)) THEN
    RETURN QUERY SELECT every, any_of, marks;
    RETURN;
  END IF;
  FOR i IN 1..cardinality(meant) LOOP
    IF cardinality(meant) = 2 THEN
      pairs := coalesce(pairs || meant[i], meant[i]);
    ELSE
      FOR j IN i + 1..cardinality(meant) LOOP
        pairs := coalesce(pairs || (meant[i] && meant[j]), meant[i] && meant[j]);
      END LOOP;
    END IF;
  END LOOP;
  RETURN QUERY SELECT pairs, any_of, marks;
END $$;

-- Suppliers ----------------------------------------------------------------------------------------

CREATE TABLE "provider_search" (
    "organisation_id" TEXT NOT NULL,
    "place" BIGINT NOT NULL,
    "name_key" TEXT NOT NULL,
    "words" tsvector NOT NULL,
    CONSTRAINT "provider_search_pkey" PRIMARY KEY ("organisation_id")
);
ALTER TABLE "provider_search" ADD CONSTRAINT "provider_search_organisation_id_fkey"
  FOREIGN KEY ("organisation_id") REFERENCES "provider_listing"("organisation_id")
  ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "provider_search_words" ON "provider_search" USING GIN ("words") WITH (fastupdate = off);

CREATE FUNCTION provider_search_fill() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO provider_search (organisation_id, place, name_key, words)
  SELECT organisation_id, search_place(organisation_id), left(search_fold(name), 40),
    named || setweight(to_tsvector('simple', search_words(name)), 'A') || told
    || setweight(to_tsvector('simple', search_concepts(named || told)), 'B')
    || setweight(to_tsvector('simple', (SELECT coalesce(string_agg(
         'x9c' || lower(replace(category, '-', '')), ' '), '') FROM unnest(categories) category)), 'B')
  FROM fresh, search_document(name || ' ' || name_arabic, 'A') named,
    search_document(summary_fr || ' ' || summary_ar, 'B') told
  ON CONFLICT (organisation_id) DO UPDATE SET place = excluded.place, name_key = excluded.name_key,
    words = excluded.words;
  PERFORM search_word_add((SELECT string_agg(concat_ws(' ', name, name_arabic, summary_fr, summary_ar),
    ' ') FROM fresh));
  RETURN NULL;
END $$;
CREATE TRIGGER provider_search_insert AFTER INSERT ON "provider_listing"
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION provider_search_fill();
CREATE TRIGGER provider_search_update AFTER UPDATE ON "provider_listing"
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION provider_search_fill();
