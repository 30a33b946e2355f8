#include "server/pages/accounts/reader_check_words.hpp"

namespace quorate::server {
namespace {

constexpr ReaderCheckWords english{
    .why =
        "Before you read on, we check that it is you. We send a code to {address}: once for each "
        "device that you read on.",
    .cannot_send =
        "No code can be sent for this link. Please tell the team that sent it, and they will help "
        "you to read the papers.",
    .cannot_send_ring =
        "No code can be sent for this link. Please ring us on {phone}, and we will help you to "
        "read the papers.",
    .send = "Send me a code",
    .send_another = "Send another code",
    .code = "The code in the e-mail",
    .code_hint = "Six digits. It works once, for 15 minutes.",
    .this_device = "This device",
    .shared = "Others use this device",
    .shared_hint = "Then it asks for a code again after half an hour.",
    .enter = "Read the papers",
    .no_mail =
        "No e-mail? Look where junk mail goes. If you cannot read your e-mail, tell the team that "
        "sent the papers.",
    .no_mail_ring =
        "No e-mail? Look where junk mail goes. If you cannot read your e-mail, ring us on {phone}.",
    .wait = "Enough codes were sent for now. You can ask for another from {when} on.",
    .type_it = "Type the six digits that are in the e-mail",
    .wrong = "This is not the code in the last e-mail. Tries left: {left}",
    .used_up = "This code was mistyped five times. Ask for another",
    .over = "This code does not work any more. Ask for another",
};

constexpr ReaderCheckWords welsh{
    .why =
        "Cyn i chi ddarllen ymlaen, rydym yn gwirio mai chi sydd yno. Rydym yn anfon cod i "
        "{address}: "
        "unwaith ar gyfer pob dyfais rydych yn darllen arni.",
    .cannot_send =
        "Ni ellir anfon cod ar gyfer y ddolen hon. Dywedwch wrth y tîm a'i hanfonodd, os gwelwch "
        "yn dda, a byddant yn eich helpu i ddarllen y papurau.",
    .cannot_send_ring =
        "Ni ellir anfon cod ar gyfer y ddolen hon. Ffoniwch ni ar {phone}, os gwelwch yn dda, a "
        "byddwn yn eich helpu i ddarllen y papurau.",
    .send = "Anfonwch god ataf",
    .send_another = "Anfonwch god arall",
    .code = "Y cod sydd yn yr e-bost",
    .code_hint = "Chwe digid. Mae'n gweithio unwaith, am 15 munud.",
    .this_device = "Y ddyfais hon",
    .shared = "Mae eraill yn defnyddio'r ddyfais hon",
    .shared_hint = "Yna bydd yn gofyn am god eto ar ôl hanner awr.",
    .enter = "Darllen y papurau",
    .no_mail =
        "Dim e-bost? Edrychwch lle mae post sothach yn mynd. Os na allwch ddarllen eich e-byst, "
        "dywedwch wrth y tîm a anfonodd y papurau.",
    .no_mail_ring =
        "Dim e-bost? Edrychwch lle mae post sothach yn mynd. Os na allwch ddarllen eich e-byst, "
        "ffoniwch ni ar {phone}.",
    .wait = "Mae digon o godau wedi'u hanfon am y tro. Gallwch ofyn am un arall o {when} ymlaen.",
    .type_it = "Teipiwch y chwe digid sydd yn yr e-bost",
    .wrong = "Nid dyma'r cod yn yr e-bost diwethaf. Cynigion ar ôl: {left}",
    .used_up = "Cafodd y cod hwn ei deipio'n anghywir bum gwaith. Gofynnwch am un arall",
    .over = "Nid yw'r cod hwn yn gweithio mwyach. Gofynnwch am un arall",
};

// The same in front of who will be at a meeting.
constexpr ReaderCheckWords english_people = [] {
    ReaderCheckWords words = english;
    words.why =
        "Before we show you who will be there, we check that it is you. We send a code to "
        "{address}: once for each device that you use.";
    words.cannot_send =
        "No code can be sent for this link. Please ask the team that sent it, and they will tell "
        "you who will be there.";
    words.cannot_send_ring =
        "No code can be sent for this link. Please ring us on {phone}, and we will tell you who "
        "will be there.";
    words.enter = "See who will be there";
    words.no_mail =
        "No e-mail? Look where junk mail goes. If you cannot read your e-mail, ask the team that "
        "sent the invitation.";
    return words;
}();

constexpr ReaderCheckWords welsh_people = [] {
    ReaderCheckWords words = welsh;
    words.why =
        "Cyn i ni ddangos pwy fydd yno, rydym yn gwirio mai chi sydd yno. Rydym yn anfon cod i "
        "{address}: unwaith ar gyfer pob dyfais rydych yn ei defnyddio.";
    words.cannot_send =
        "Ni ellir anfon cod ar gyfer y ddolen hon. Gofynnwch i'r tîm a'i hanfonodd, os gwelwch yn "
        "dda, a byddant yn dweud wrthych pwy fydd yno.";
    words.cannot_send_ring =
        "Ni ellir anfon cod ar gyfer y ddolen hon. Ffoniwch ni ar {phone}, os gwelwch yn dda, a "
        "byddwn yn dweud wrthych pwy fydd yno.";
    words.enter = "Gweld pwy fydd yno";
    words.no_mail =
        "Dim e-bost? Edrychwch lle mae post sothach yn mynd. Os na allwch ddarllen eich e-byst, "
        "gofynnwch i'r tîm a anfonodd y gwahoddiad.";
    return words;
}();

// The same in front of a report that its own writer began.
constexpr ReaderCheckWords english_report = [] {
    ReaderCheckWords words = english;
    words.cannot_send =
        "No code can be sent for this link. Please tell the team that sent it, and they will help "
        "you with your report.";
    words.cannot_send_ring =
        "No code can be sent for this link. Please ring us on {phone}, and we will help you with "
        "your report.";
    words.enter = "Open what I wrote";
    words.no_mail =
        "No e-mail? Look where junk mail goes. If you cannot read your e-mail, tell the team that "
        "asked for the report.";
    return words;
}();

constexpr ReaderCheckWords welsh_report = [] {
    ReaderCheckWords words = welsh;
    words.cannot_send =
        "Ni ellir anfon cod ar gyfer y ddolen hon. Dywedwch wrth y tîm a'i hanfonodd, os gwelwch "
        "yn dda, a byddant yn eich helpu gyda'ch adroddiad.";
    words.cannot_send_ring =
        "Ni ellir anfon cod ar gyfer y ddolen hon. Ffoniwch ni ar {phone}, os gwelwch yn dda, a "
        "byddwn yn eich helpu gyda'ch adroddiad.";
    words.enter = "Agor yr hyn a ysgrifennais";
    words.no_mail =
        "Dim e-bost? Edrychwch lle mae post sothach yn mynd. Os na allwch ddarllen eich e-byst, "
        "dywedwch wrth y tîm a ofynnodd am yr adroddiad.";
    return words;
}();

}  // namespace

const ReaderCheckWords& reader_check_words(core::Language language, BehindCheck behind)
{
    const bool is_welsh = language == core::Language::welsh;
    if (behind == BehindCheck::people) return is_welsh ? welsh_people : english_people;
    if (behind == BehindCheck::report) return is_welsh ? welsh_report : english_report;
    return is_welsh ? welsh : english;
}

}  // namespace quorate::server
