#include "server/templates/frame_words.hpp"

#include <algorithm>
#include <array>

namespace quorate::server {
namespace {

using core::Language;
using core::Refusal;

constexpr FrameWords english{
    .error_title = "Error: ",
    .problem = "There is a problem",
    .error = "Error:",
    .skip = "Skip to main content",
    .service = "Children’s meetings",
    .about_service = "Service information",
    .language = "Language",
    .back = "Back",
    .help = "Help",
    .help_dates = "How dates are worked out",
    .privacy = "Privacy",
    .cookies = "Cookies",
    .accessibility = "Accessibility statement",
    .in_english = "",
    .logged = "Signed-in pages are logged.",
    .demonstration = "Demonstration.",
    .invented = "Every name, address and reference is invented.",
    .today_is = "Today is {day}.",
    .see_mail = "See the e-mail it has sent",
    .success = "Done",
    .information = "Note",
    .warning = "Warning",
    .failure = "Problem",
    .not_found_title = "Not found",
    .refused_title = "This cannot be done",
    .if_you_ask = "If you ask for help, say",
    .code_and = "and",
};

constexpr FrameWords welsh{
    .error_title = "Gwall: ",
    .problem = "Mae problem",
    .error = "Gwall:",
    .skip = "Neidio i'r prif gynnwys",
    .service = "Cyfarfodydd plant",
    .about_service = "Gwybodaeth am y gwasanaeth",
    .language = "Iaith",
    .back = "Yn ôl",
    .help = "Cymorth",
    .help_dates = "Sut y cyfrifir dyddiadau",
    .privacy = "Preifatrwydd",
    .cookies = "Cwcis",
    .accessibility = "Datganiad hygyrchedd",
    .in_english = "Mae'r dolenni uchod yn arwain at dudalennau Saesneg.",
    .logged = "Mae'r defnydd o dudalennau sydd angen mewngofnodi yn cael ei gofnodi.",
    .demonstration = "Arddangosiad.",
    .invented = "Mae pob enw, cyfeiriad a chyfeirnod wedi'i ddyfeisio.",
    .today_is = "Heddiw yw {day}.",
    .see_mail = "Gweld yr e-byst y mae wedi'u hanfon",
    .success = "Wedi'i wneud",
    .information = "Nodyn",
    .warning = "Rhybudd",
    .failure = "Problem",
    .not_found_title = "Heb ei ganfod",
    .refused_title = "Ni ellir gwneud hyn",
    .if_you_ask = "Os byddwch yn gofyn am help, dywedwch",
    .code_and = "a",
};

struct WelshRefusal {
    Refusal refusal;
    ToldRefusal told;
};

constexpr std::array refusals{
    WelshRefusal{Refusal::not_found,
                 {"Nid oes dim yma y gallwch ei agor.",
                  "Gwiriwch y cyfeiriad, neu gofynnwch i'r tîm a'ch gwahoddodd."}},
    WelshRefusal{Refusal::hidden,
                 {"Nid oes dim yma y gallwch ei agor.",
                  "Gwiriwch y cyfeiriad, neu gofynnwch i'r tîm a'ch gwahoddodd."}},
    WelshRefusal{Refusal::not_permitted,
                 {"Ni chewch wneud hyn.", "Gofynnwch i'r tîm a'ch gwahoddodd ei wneud."}},
    WelshRefusal{Refusal::too_many_attempts,
                 {"Bu gormod o ymdrechion.", "Arhoswch bum munud a rhowch gynnig arall arni."}},
    WelshRefusal{Refusal::form_expired,
                 {"Bu'r ffurflen hon ar agor yn rhy hir.",
                  "Mae eich atebion yma o hyd. Gwiriwch nhw a'u hanfon eto."}},
    WelshRefusal{
        Refusal::invalid_input,
        {"Mae angen cywiro rhywbeth yn y ffurflen.", "Newidiwch yr hyn sydd wedi'i farcio."}},
    WelshRefusal{
        Refusal::unreadable_body,
        {"Nid oedd modd darllen yr hyn a anfonwyd.", "Agorwch y ddolen eto, a'i anfon eto."}},
    WelshRefusal{Refusal::stale_version,
                 {"Newidiodd rhywun arall hyn tra oedd ar agor gennych.",
                  "Agorwch y ddolen eto i weld y newid."}},
    WelshRefusal{Refusal::excluded_person,
                 {"Ni chaniateir gwahodd y person hwn.", "Gofynnwch i'r tîm a'ch gwahoddodd."}},
    WelshRefusal{Refusal::wrong_state,
                 {"Ni ellir gwneud hyn mwyach.", "Ewch yn ôl i'r dudalen i weld sut mae pethau."}},
    WelshRefusal{Refusal::already_exists,
                 {"Mae hyn wedi'i gofnodi eisoes.", "Nid oes angen gwneud dim byd arall."}},
    WelshRefusal{Refusal::link_stopped,
                 {"Nid yw'r ddolen hon yn gweithio mwyach.",
                  "Gofynnwch i'r tîm a'ch gwahoddodd am un "
                  "newydd."}},
    WelshRefusal{Refusal::link_replaced,
                 {"Mae copi mwy newydd wedi disodli'r un hwn.",
                  "Cafodd ei anfon drwy e-bost. Defnyddiwch y ddolen yn yr e-bost hwnnw."}},
};

}  // namespace

const FrameWords& frame_words(Language language)
{
    return language == Language::welsh ? welsh : english;
}

void set_frame_words(View& frame, Language language)
{
    const FrameWords& words = frame_words(language);
    frame["word_error_title"] = text(words.error_title);
    frame["word_skip"] = text(words.skip);
    frame["word_service"] = text(words.service);
    frame["word_about_service"] = text(words.about_service);
    frame["word_language"] = text(words.language);
    frame["word_help"] = text(words.help);
    frame["word_help_dates"] = text(words.help_dates);
    frame["word_privacy"] = text(words.privacy);
    frame["word_cookies"] = text(words.cookies);
    frame["word_accessibility"] = text(words.accessibility);
    frame["word_in_english"] = text(words.in_english);
    frame["word_logged"] = text(words.logged);
    frame["word_demonstration"] = text(words.demonstration);
    frame["word_invented"] = text(words.invented);
    frame["word_see_mail"] = text(words.see_mail);
}

std::string_view kind_words(Alert kind, Language language)
{
    const FrameWords& words = frame_words(language);
    switch (kind) {
        case Alert::success:
            return words.success;
        case Alert::information:
            return words.information;
        case Alert::warning:
            return words.warning;
        case Alert::error:
            break;
    }
    return words.failure;
}

ToldRefusal told(Refusal refusal, std::string_view action, Language language)
{
    if (language == Language::welsh) {
        const auto row = std::ranges::find(refusals, refusal, &WelshRefusal::refusal);
        if (row != refusals.end()) return row->told;
    }
    return {core::refusal_text(refusal).sentence, core::next_step(refusal, action)};
}

}  // namespace quorate::server
