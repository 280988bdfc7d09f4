namespace TopDown.Mixdown.Stems;

/// <summary>
/// What the words of track names mean, in English and German: one line a meaning. A phrase of several words is more specific than
/// each of its words. Words that run together ("bassdrum", "Leadgesang") are cut into the words of this list.
/// </summary>
static class Vocabulary
{
    /// <param name="Instrument">What it is.</param>
    /// <param name="Meaning">In the words of a reason: "'BD' means bass drum".</param>
    /// <param name="IsWeak">A hint ("lead", "room") that any proper name outweighs.</param>
    /// <param name="IsOrchestral">An abbreviation of scores that means something else elsewhere.</param>
    public sealed record Entry(Instrument Instrument, string Meaning, bool IsWeak = false, bool IsOrchestral = false);

    static readonly Dictionary<string, Entry> s_phrases = new(StringComparer.Ordinal), s_orchestral = new(StringComparer.Ordinal);
    static readonly HashSet<string> s_words = new(StringComparer.Ordinal);

    /// <summary>Said beside an instrument's name and naming none.</summary>
    static readonly string[] s_neutral =
    [
        "in", "out", "top", "bottom", "bot", "btm", "up", "down", "oben", "unten", "innen", "aussen", "front", "back", "hinten", "vorne", "left", "right",
        "links", "rechts", "li", "re", "mitte", "mid", "center", "centre", "stereo", "mono", "dry", "wet", "double", "dbl", "doppel", "dopplung", "take", "spur", "track",
        "audio", "comp", "edit", "print", "bounce", "verse", "strophe", "chorus", "refrain", "bridge", "intro", "outro", "solo", "tutti", "high", "hi", "low", "tief", "hoch",
        "main", "close", "far", "stem", "stems", "bus", "group", "gruppe", "all", "sum", "summe", "new", "neu", "alt", "mic", "mik", "mikro", "di",
    ];

    static Vocabulary()
    {
        Add(Instrument.Kick, "bass drum", "kick, kik, kck, bd, kd, bass drum, bass trommel, grosse trommel, kick drum, kick sub, sub kick, kick bass, kick in, kick out, kick trigger");
        Add(Instrument.Drums, "drums", "drum, drums, drm, drms, drumkit, drum kit, kit, schlagzeug, schlgz, schlzg, drumset, drum set, drum bus, drum loop, drums loop, beat, beats, beatbox, break beat, trommel, trommeln, rhythm section");
        Add(Instrument.Drums, "snare drum", "snare, snr, snares, sn, sd, sna, kleine trommel, rim, rimshot, side stick, sidestick, cross stick, snare drum, schnarre");
        Add(Instrument.Drums, "tom", "tom, toms, floor tom, rack tom, stand tom, haenge tom, ft, floortom, flr tom");
        Add(Instrument.Drums, "hi-hat", "hat, hats, hh, hihat, hi hat, hi hats, hht, open hat, closed hat, ohh, chh");
        Add(Instrument.Drums, "cymbals", "crash, ride, cymbal, cymbals, cym, cymb, china, splash, becken, hang becken, overhead, overheads, oh, ohs, over head, ovh, ovhd");
        Add(Instrument.Drums, "clap", "clap, claps, hand clap, handclap, klatschen, snap, snaps, finger snap, schnipsen");
        Add(Instrument.Drums, "room microphone", weak: "room, rooms, raum, ambience, amb, ambi, crush, knee");
        Add(Instrument.Percussion, "percussion", "perc, percussion, perk, perkussion, perkussiv, shaker, tamb, tambourine, tamburin, schellenkranz, conga, congas, bongo, bongos, cajon, cowbell, "
            + "cow bell, djembe, triangle, triangel, guiro, woodblock, wood block, claves, timbales, cabasa, agogo, maracas, udu, darbuka, tabla, egg shaker");
        Add(Instrument.Percussion, "orchestral percussion", "timpani, timp, pauke, pauken, glockenspiel, xylophone, xylophon, vibraphone, vibraphon, vibes, marimba, tubular bells, roehrenglocken, gong, tam tam, "
            + "schlagwerk, gran cassa, military drum, ruehrtrommel, celesta drum");
        Add(Instrument.Bass, "bass guitar", "bass, bs, bas, bass guitar, bass gitarre, bass git, bass gtr, e bass, ebass, bass di, bass amp, bass guit, bassline, bass line, fretless, slap bass, finger bass, picked bass, akustik bass, acoustic bass guitar");
        Add(Instrument.Bass, "synth bass", "sub, sub bass, subbass, synth bass, syn bass, bass synth, bass keys, key bass, keys bass, moog bass, reese, reese bass, acid bass, vocal bass synth, bass drop, sub 808");
        Add(Instrument.Bass, "808 bass", weak: "808, 303");
        Add(Instrument.DoubleBass, "double bass", "double bass, upright, upright bass, acoustic bass, kontrabass, contrabass, contra bass, kontra bass, kb, basses, kontrabaesse, string bass, stand bass, zupfbass, orch bass");
        Add(Instrument.Guitar, "guitar", "guitar, guitars, gtr, gtrs, git, gits, gitarre, gitarren, gt, guit, gitte, klampfe, banjo, mandolin, mandoline, ukulele, uke, dobro, lap steel, pedal steel, steel guitar, sitar, bouzouki, slide guitar");
        Add(Instrument.Guitar, "electric guitar", "e git, e gitarre, e guitar, e gtr, el git, el gtr, elec gtr, electric guitar, eg, lead guitar, ld gtr, lead gtr, lead git, rhythm guitar, rhy gtr, rhythm gtr, rhythmus gitarre, solo gitarre, "
            + "solo guitar, gtr solo, strat, tele, les paul, powerchords, power chords");
        Add(Instrument.Guitar, "acoustic guitar", "acoustic guitar, ac gtr, acc gtr, ac git, ak git, ak gitarre, akustik gitarre, akustische gitarre, western gitarre, konzert gitarre, nylon guitar, nylon, ag, a git, a gtr, acgtr, agtr, agit, twelve string");
        Add(Instrument.Guitar, "guitar's manner", weak: "rhythm, rhythmus, rhy, rhtm, riff, amp, clean, crunch, dist, distortion, acoustic, akustik, akustisch, ac, ak, acc, strum, strumming, palm mute, arp gtr");
        Add(Instrument.Plucked, "plucked strings", "harp, harfe, harps, zither, cembalom, cimbalom, hackbrett, laute, lute, theorbe, kora, koto");
        Add(Instrument.Keys, "piano", "piano, pianos, pno, pian, klavier, fluegel, grand, grand piano, upright piano, klav, flgl, honky tonk");
        Add(Instrument.Keys, "electric piano", "e piano, epiano, ep, el piano, electric piano, rhodes, wurli, wurlitzer, wurly, clav, clavi, clavinet, fender rhodes, e klavier");
        Add(Instrument.Keys, "organ", "organ, orgel, hammond, b 3, leslie, kirchen orgel, harmonium, accordion, akkordeon, melodica, vox continental");
        Add(Instrument.Keys, "keyboard", "keys, key, keyboard, keyboards, tasten, kbd, keybd, mellotron, cembalo, harpsichord, spinett, celesta, dx 7");
        Add(Instrument.Synth, "synthesizer", "synth, synths, syn, synthesizer, synthie, synthi, pad, pads, arp, arpeggio, arpeggiator, pluck, plucks, saw, supersaw, moog, juno, prophet, poly synth, synth lead, lead synth, "
            + "ld synth, synth pad, choir pad, string pad, vox pad, vocal pad, gtr pad, guitar synth, flaeche, flaechen, sequence, sequenz, seq, stab, stabs, chord stab, chords, akkorde, bells, glocken, lead saw");
        Add(Instrument.Strings, "strings", "strings, string, str, strgs, streicher, streich, violin, violins, violine, violinen, vln, vlns, geige, geigen, fiddle, viola, violas, vla, bratsche, bratschen, cello, celli, cellos, vcl, violoncello, "
            + "string quartet, streich quartett, string section, pizz, pizzicato, tremolo strings, streicher satz");
        Add(Instrument.Strings, "strings", orchestral: "vl, vn, va, vc, vi");
        Add(Instrument.DoubleBass, "double bass", orchestral: "cb, db, bass");
        Add(Instrument.Woodwinds, "woodwinds", "flute, flutes, floete, floeten, quer floete, block floete, piccolo, recorder, oboe, oboes, oboen, englisch horn, english horn, cor anglais, clarinet, clarinets, klarinette, klarinetten, bass clarinet, "
            + "bass klarinette, bassoon, fagott, fagotte, kontra fagott, contra bassoon, sax, saxes, saxophone, saxophon, saxofon, alto sax, tenor sax, bari sax, baritone sax, soprano sax, woodwinds, woodwind, holz, holzblaeser, ww, bass flute, bass sax, pan flute, tin whistle");
        Add(Instrument.Woodwinds, "woodwinds", orchestral: "fl, ob, cl, klar, fg, fag, bn, bsn, picc, eh, ca");
        Add(Instrument.Brass, "brass", "brass, horn, horns, hrn, french horn, waldhorn, hoerner, trumpet, trumpets, trp, tpt, trpt, trompete, trompeten, trombone, trombones, posaune, posaunen, bass trombone, bass posaune, tuba, flugelhorn, fluegelhorn, "
            + "blech, blechblaeser, blaeser, blaeser satz, horn section, cornet, kornett, euphonium");
        Add(Instrument.Brass, "brass", orchestral: "hn, cor, tp, tbn, tb, tba, pos, bpos");
        Add(Instrument.Lead, "lead vocal", "lead vocal, lead vocals, lead vox, ld vox, lead voc, ld voc, lead voice, lv, ldvox, lead gesang, haupt gesang, lead vocal double, ld vx, main vox, main vocal, leadvoc, lead stimme");
        Add(Instrument.Lead, "vocals", "vocal, vocals, vox, voc, vocs, vx, voice, voices, gesang, saenger, saengerin, stimme, stimmen, singer, sprecher, sprache, rap, rapper, adlib, adlibs, ad lib, ad libs, spoken word, vocoder, talkbox, vocal chop, vocal chops, vocal fx, vox fx, voc fx, gsg");
        Add(Instrument.Lead, "lead", weak: "lead, ld");
        Add(Instrument.Backing, "backing vocals", "bgv, bgvs, bgvox, bg vox, bg voc, bg vocal, bg vocals, bv, bvs, bvox, backing vocal, backing vocals, backing vox, background vocal, background vocals, back vox, backings, background gesang, hintergrund gesang, "
            + "backing gesang, back vocals, chor gesang, harmony vocal, harmony vocals, harmony vox, gang vocals, gang vox, harm vox, vocal harmony, vocal harmonies, vox harm, zweit stimme, background voc, backing voc, oohs, aahs, ooh, aah, ohhs");
        Add(Instrument.Backing, "backing vocals", weak: "backing, background, bg, harm, harms, harmony, harmonies, gang, hintergrund");
        Add(Instrument.Choir, "choir", "choir, choirs, chor, choere, choral, knabenchor, gospel choir, soprano, sopran, alto, tenor, bariton, baritone, vocal bass, bass stimme, bass voice, alt stimme, chorus vocals, chorus vox, chor stimme");
        Add(Instrument.Effects, "effects", "fx, sfx, efx, effect, effects, effekt, effekte, riser, risers, uplifter, downlifter, sweep, sweeps, impact, impacts, noise, whoosh, atmo, atmos, atmosphere, texture, textures, foley, geraeusch, geraeusche, "
            + "drone, reverse, transition, transitions, ear candy, scratches, vinyl, soundscape, boom");
        Add(Instrument.Effects, "an effect's return", weak: "reverb, verb, rev, delay, dly, hall, echo, plate, return, loop, loops, sample, samples, spring");
        Add(Instrument.Guide, "a click or guide track", "click, klick, click track, metronome, metronom, guide, guide vocal, guide vox, guide track, scratch vocal, scratch vox, pilot, pilot spur, count in, einzaehler, vorzaehler, cue track, timecode, smpte, ltc");
        Add(Instrument.Mixdown, "a finished mix", "mixdown, rough mix, roughmix, ref mix, reference mix, full mix, final mix, mix bus, 2 mix, 2 track, playback mix, gesamt mix, stereo mix, demo mix, referenz, reference, preview, roughs, premaster, master mix");
        Add(Instrument.Mixdown, "a finished mix", weak: "mix, master, ref, demo");
        foreach (string word in s_neutral) s_words.Add(word);
    }

    /// <summary>What a word or phrase, in the form of <see cref="NameTokens"/> with single spaces, means.</summary>
    public static Entry? Find(string phrase, bool orchestral) =>
        orchestral && s_orchestral.TryGetValue(phrase, out Entry? score) ? score : s_phrases.GetValueOrDefault(phrase);

    /// <summary>It stands in this list, alone or in a phrase.</summary>
    public static bool Knows(string word) => s_words.Contains(word);

    /// <summary>Words of the longest phrase.</summary>
    public const int LongestPhrase = 3;

    static void Add(Instrument instrument, string meaning, string words = "", string weak = "", string orchestral = "")
    {
        foreach (string phrase in Split(words)) s_phrases.Add(phrase, new(instrument, meaning));
        foreach (string phrase in Split(weak)) s_phrases.Add(phrase, new(instrument, meaning, IsWeak: true));
        foreach (string phrase in Split(orchestral)) s_orchestral.Add(phrase, new(instrument, meaning, IsOrchestral: true));
    }

    static IEnumerable<string> Split(string words)
    {
        foreach (string phrase in words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (string word in phrase.Split(' ')) s_words.Add(word);
            yield return phrase;
        }
    }
}
