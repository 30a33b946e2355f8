#include "server/pages/pack/pack_link_words.hpp"

#include "core/pack/agency_report.hpp"
#include "server/pages/pack/report_link_words.hpp"
#include "server/templates/word_labels.hpp"

namespace quorate::server {
namespace {

using core::Language;

constexpr PackLinkWords in_english{.title = "Papers for a meeting",
                                   .heading = "Papers for the meeting on {day}",
                                   .version = "Version {version}",
                                   .released = "Version {version}, {when}",
                                   .reference = "Reference {reference}",
                                   .open = "Open the papers",
                                   .item = "Item {number}: report of {agency}",
                                   .part = "part {number}",
                                   .parts = "parts {first} to {last}",
                                   .not_kept = "came on paper or by e-mail, and is not kept here",
                                   .late = "Late supplement, added on {when}.",
                                   .replaces = "In the place of item {number}.",
                                   .replaced = "A newer report of theirs is item {number}.",
                                   .get_file = "Get {file}",
                                   .questions = "Questions: {authority}, {phone}.",
                                   .without_telephone = "Questions: {authority}."};

constexpr PackLinkWords in_welsh{
    .title = "Papurau ar gyfer cyfarfod",
    .heading = "Papurau ar gyfer y cyfarfod: {day}",
    .version = "Fersiwn {version}",
    .released = "Fersiwn {version}, {when}",
    .reference = "Cyfeirnod {reference}",
    .open = "Agor y papurau",
    .item = "Eitem {number}: adroddiad gan {agency}",
    .part = "rhan {number}",
    .parts = "rhannau {first} i {last}",
    .not_kept = "daeth ar bapur neu drwy e-bost, ac nid yw'n cael ei gadw yma",
    .late = "Atodiad hwyr, ychwanegwyd: {when}.",
    .replaces = "Yn lle eitem {number}.",
    .replaced = "Mae adroddiad mwy diweddar ganddynt: eitem {number}.",
    .get_file = "Lawrlwytho {file}",
    .questions = "Cwestiynau: {authority}, {phone}.",
    .without_telephone = "Cwestiynau: {authority}."};

constexpr WordLabel labels[] = {
    {"word_open_alone",
     "Open them where nobody can read over your shoulder. That you did is kept.",
     "Agorwch nhw lle na all neb ddarllen dros eich ysgwydd. Cofnodir eich bod wedi gwneud hynny."},
    {"word_file", "A file", "Ffeil"},
    {"word_contents", "What is in these papers", "Beth sydd yn y papurau hyn"},
    {"word_file_apart",
     "It is a file of its own, and is opened behind the link.",
     "Ffeil ar wahân ydyw, ac fe'i hagorir drwy'r ddolen."},
    {"word_not_scanned",
     "Not scanned for malware: open it with care",
     "Heb ei sganio am faleiswedd: agorwch hi'n ofalus"},
    {"word_say_if_you_come", "Say whether you can come", "Dweud a allwch ddod"},
    {"word_about", "About this page", "Am y dudalen hon"},
    {"word_own_link",
     "The link is yours alone: please do not pass it on. It shows the papers until the day after "
     "the meeting.",
     "I chi yn unig y mae'r ddolen: peidiwch â'i hanfon ymlaen. Mae'n dangos y papurau tan y "
     "diwrnod ar ôl y cyfarfod."},
    {"word_numbers",
     "Items and parts keep their numbers: what comes late is added at the end.",
     "Mae eitemau a rhannau yn cadw eu rhifau: ychwanegir yr hyn sy'n dod yn hwyr ar y diwedd."},
};

}  // namespace

const PackLinkWords& pack_link_words(Language language)
{
    return language == Language::welsh ? in_welsh : in_english;
}

std::string_view part_label(std::string_view english, Language language)
{
    const auto& asked = report_link_words(language).parts;
    std::size_t next = 0;
    for (const core::ReportPart& part : core::report_parts()) {
        if (part.label == english) return asked.at(next).label;
        ++next;
    }
    return english;
}

void set_pack_words(View& view, Language language)
{
    set_labels(view, labels, language);
}

}  // namespace quorate::server
