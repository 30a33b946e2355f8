#include "server/pages/pack/report_link_words.hpp"

#include <utility>

#include "core/pack/agency_report.hpp"
#include "server/pages/meetings/complaint_words.hpp"
#include "server/templates/word_labels.hpp"

namespace quorate::server {
namespace {

using core::Language;

ReportLinkWords in_english()
{
    ReportLinkWords words{
        .title = "Report for a meeting",
        .heading = "Report for the meeting on {day}",
        .send_by = "Please send it by {day}",
        .was_due = "It was due on {day}",
        .reference = "Reference {reference}",
        .parts = {},
        .files_kept = "Files in this report: tick what is to be taken out",
        .take_out = "Take out {file}",
        .first_file = "Or send it as a file",
        .next_file = "Add another file",
        .file_hint =
            "PDF, Word (.docx), OpenDocument (.odt) or a picture (.png, .jpg). At most 5 files of "
            "10 MB, without macros or passwords",
        .shared = "Have you talked it through with the family?",
        .yes = "Yes",
        .not_yet = "Not yet",
        .shared_hint = "They should not hear it for the first time at the meeting",
        .shared_on = "If yes, when?",
        .date_hint = "For example, 27/3/2024",
        .was_sent = "Your report was sent on {when}.",
        .version = "It is version {number}.",
        .draft_saved = "A draft was saved on {when}. It has not been sent.",
        .open = "Open what I wrote",
        .send = "Send report",
        .save = "Save and finish later",
        .counted = "The day is counted back from the meeting ({counted}).",
        .telephone = "Please telephone {phone}.",
        .questions = "Questions: {authority}, {phone}.",
        .not_whole = "The form did not arrive whole: send it again",
        .fee_council = "We pay for this report. Put the reference on your invoice, and no name.",
        .fee_health_body =
            "Your health board or integrated care board pays for this report: send your invoice to "
            "them, not to us.",
        .fee_nobody = "No fee is paid for this report."};
    std::size_t next = 0;
    for (const core::ReportPart& part : core::report_parts())
        words.parts.at(next++) = {.label = part.label, .hint = part.hint};
    return words;
}

constexpr ReportLinkWords welsh{
    .title = "Adroddiad ar gyfer cyfarfod",
    .heading = "Adroddiad ar gyfer y cyfarfod: {day}",
    .send_by = "Anfonwch ef erbyn {day}, os gwelwch yn dda",
    .was_due = "Roedd i fod i ddod erbyn {day}",
    .reference = "Cyfeirnod {reference}",
    .parts = {{{"Sut rydych yn adnabod y plant a'r teulu",
                "Ers pryd, a pha mor aml rydych wedi'u gweld"},
               {"Beth sy'n mynd yn dda", "Beth sy'n cadw'r plant yn ddiogel, a phwy sy'n helpu"},
               {"Beth rydych yn poeni amdano",
                "Yr hyn a welsoch neu a glywsoch eich hun, gyda dyddiadau, ar wahân i'ch barn "
                "amdano"},
               {"Beth sydd angen digwydd",
                "Ar gyfer pob plentyn, a'r hyn y gall eich asiantaeth ei wneud"}}},
    .files_kept = "Ffeiliau yn yr adroddiad hwn: ticiwch yr hyn sydd i'w dynnu allan",
    .take_out = "Tynnu allan: {file}",
    .first_file = "Neu anfonwch ef fel ffeil",
    .next_file = "Ychwanegu ffeil arall",
    .file_hint =
        "PDF, Word (.docx), OpenDocument (.odt) neu lun (.png, .jpg). 5 ffeil o 10 MB ar y mwyaf, "
        "heb facros na chyfrineiriau",
    .shared = "Ydych chi wedi trafod yr adroddiad gyda'r teulu?",
    .yes = "Ydw",
    .not_yet = "Ddim eto",
    .shared_hint = "Ni ddylent ei glywed am y tro cyntaf yn y cyfarfod",
    .shared_on = "Os ydych, pryd?",
    .date_hint = "Er enghraifft, 27/3/2024",
    .was_sent = "Anfonwyd eich adroddiad: {when}.",
    .version = "Fersiwn {number} ydyw.",
    .draft_saved = "Cadwyd drafft: {when}. Nid yw wedi'i anfon.",
    .open = "Agor yr hyn a ysgrifennais",
    .send = "Anfon yr adroddiad",
    .save = "Cadw a gorffen yn nes ymlaen",
    .counted = "Cyfrifir y diwrnod yn ôl o'r cyfarfod ({counted}).",
    .telephone = "Ffoniwch {phone}, os gwelwch yn dda.",
    .questions = "Cwestiynau: {authority}, {phone}.",
    .not_whole = "Ni chyrhaeddodd y ffurflen yn gyfan: anfonwch hi eto",
    .fee_council =
        "Rydym yn talu am yr adroddiad hwn. Rhowch y cyfeirnod ar eich anfoneb, a dim enw.",
    .fee_health_body =
        "Eich bwrdd iechyd neu fwrdd gofal integredig sy'n talu am yr adroddiad hwn: anfonwch eich "
        "anfoneb atyn nhw, nid atom ni.",
    .fee_nobody = "Ni thelir ffi am yr adroddiad hwn."};

constexpr WordLabel labels[] = {
    {"word_late", "The report is late.", "Mae'r adroddiad yn hwyr."},
    {"word_send_today",
     "Please send it today: the meeting still needs it.",
     "Anfonwch ef heddiw, os gwelwch yn dda: mae ei angen ar y cyfarfod o hyd."},
    {"word_closed", "Reports are closed,", "Ni ellir anfon adroddiadau mwyach,"},
    {"word_why_closed",
     "because the meeting has started or does not take place.",
     "oherwydd bod y cyfarfod wedi dechrau neu na fydd yn cael ei gynnal."},
    {"word_lost",
     "What you typed was not sent. It stands here once more, so that you can copy it:",
     "Ni anfonwyd yr hyn a deipioch. Dyma ef unwaith eto, er mwyn i chi ei gopïo:"},
    {"word_open_alone",
     "Open it where nobody can read over your shoulder. You can change it and send it again until "
     "the meeting starts; each version is kept.",
     "Agorwch ef lle na all neb ei ddarllen dros eich ysgwydd. Gallwch ei newid a'i anfon eto nes "
     "bod y cyfarfod yn dechrau; cedwir pob fersiwn."},
    {"word_say_if_you_come", "Say whether you can come", "Dweud a allwch ddod"},
    {"word_about", "About this page", "Am y dudalen hon"},
    {"word_own_link",
     "The link is yours alone: please do not pass it on. What you write is kept locked, and goes "
     "to those who hold the meeting.",
     "I chi yn unig y mae'r ddolen: peidiwch â'i hanfon ymlaen. Cedwir yr hyn a ysgrifennwch dan "
     "glo, ac mae'n mynd at y rhai sy'n cynnal y cyfarfod."},
    {"word_how_to_write",
     "Write what your agency knows, in words the family can read. Leave out addresses that must "
     "stay private, and say so by telephone.",
     "Ysgrifennwch yr hyn y mae eich asiantaeth yn ei wybod, mewn geiriau y gall y teulu eu "
     "darllen. Peidiwch â chynnwys cyfeiriadau y mae'n rhaid eu cadw'n breifat: dywedwch wrthym "
     "dros y ffôn."},
};

// "File 2: " and what is wrong with it.
struct AboutFile {
    std::string number;
    std::string what;
};

AboutFile about_file(const std::string& message)
{
    constexpr std::string_view before = "File ";
    const auto end = message.find(": ");
    if (!message.starts_with(before) || end == std::string::npos) return {{}, message};
    return {message.substr(before.size(), end - before.size()), message.substr(end + 2)};
}

}  // namespace

const ReportLinkWords& report_link_words(Language language)
{
    static const ReportLinkWords english = in_english();
    return language == Language::welsh ? welsh : english;
}

void set_report_words(View& view, Language language)
{
    set_labels(view, labels, language);
}

std::vector<core::FieldError> report_errors_in(Language language,
                                               std::vector<core::FieldError> errors)
{
    if (language == Language::english) return errors;
    for (core::FieldError& error : errors) {
        const AboutFile about = about_file(error.message);
        const std::string known = said_in(language, {{error.field, about.what}}).front().message;
        const bool is_known = known != about.what;
        // What can be wrong with a day that was typed is too much for a table.
        if (!is_known && error.field == "shared_on")
            error.message = "Rhowch y dyddiad fel 25/11/2026";
        else
            error.message = (about.number.empty() ? "" : "Ffeil " + about.number + ": ") + known;
    }
    return errors;
}

}  // namespace quorate::server
