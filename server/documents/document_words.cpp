#include "server/documents/document_words.hpp"

namespace quorate::server {
namespace {

constexpr DocumentWords english{
    .print_or_keep = "Print or keep a copy",
    .print_it =
        "To print this page, hold down Ctrl and press P (on a Mac, Command and P), or choose Print "
        "in the menu of your browser.",
    .file_stays = "A file stays on the device. Save it where nobody else can open it.",
    .large = "Read in large print",
    .usual = "Read in usual print",
    .pdf = "Download as PDF",
    .large_pdf = "Download as PDF in large print",
    .letter = "Letter about a meeting",
    .no_pdf = "The PDF could not be made",
    .not_installed = "There are no PDFs here.",
    .too_many = "Others are having theirs made just now. Try again in a minute.",
    .not_made = "Nothing is lost: all of it can be read on its page. You can try again later.",
    .print_instead =
        "You can print the page instead. Open it, then hold down Ctrl and press P (on a Mac, "
        "Command and P), or choose Print in the menu of your browser. In the same place most "
        "browsers can save it as a PDF.",
    .back = "Go to the page",
};

constexpr DocumentWords welsh{
    .print_or_keep = "Argraffu neu gadw copi",
    .print_it =
        "I argraffu'r dudalen hon, daliwch Ctrl i lawr a phwyswch P (ar Mac, Command a P), neu "
        "dewiswch Argraffu yn newislen eich porwr.",
    .file_stays = "Mae ffeil yn aros ar y ddyfais. Cadwch hi lle na all neb arall ei hagor.",
    .large = "Darllen mewn print bras",
    .usual = "Darllen mewn print arferol",
    .pdf = "Lawrlwytho fel PDF",
    .large_pdf = "Lawrlwytho fel PDF mewn print bras",
    .letter = "Llythyr am gyfarfod",
    .no_pdf = "Nid oedd modd gwneud y PDF",
    .not_installed = "Nid oes PDF ar gael yma.",
    .too_many =
        "Mae PDF yn cael ei wneud i eraill ar hyn o bryd. Rhowch gynnig arall arni ymhen "
        "munud.",
    .not_made =
        "Nid oes dim wedi'i golli: gellir darllen y cyfan ar ei dudalen. Gallwch roi cynnig arall "
        "arni yn nes ymlaen.",
    .print_instead =
        "Gallwch argraffu'r dudalen yn lle hynny. Agorwch hi, yna daliwch Ctrl i lawr a phwyswch P "
        "(ar Mac, Command a P), neu dewiswch Argraffu yn newislen eich porwr. Yn yr un lle gall y "
        "rhan fwyaf o borwyr ei chadw fel PDF.",
    .back = "Mynd i'r dudalen",
};

}  // namespace

const DocumentWords& document_words(core::Language language)
{
    return language == core::Language::welsh ? welsh : english;
}

}  // namespace quorate::server
