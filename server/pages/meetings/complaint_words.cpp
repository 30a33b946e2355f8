#include "server/pages/meetings/complaint_words.hpp"

#include <algorithm>
#include <string_view>

namespace quorate::server {
namespace {

struct Complaint {
    std::string_view english;
    std::string_view welsh;
};

constexpr Complaint complaints[] = {
    // Of a reply.
    {"Choose whether you can come", "Dewiswch a allwch ddod"},
    {"Nobody can join this meeting by video: choose another answer",
     "Ni all neb ymuno â'r cyfarfod hwn drwy fideo: dewiswch ateb arall"},
    {"A chair cannot send a deputy or a report instead. Say that you cannot come, so that another "
     "chair can be found",
     "Ni all cadeirydd anfon dirprwy nac adroddiad yn ei le. Dywedwch na allwch ddod, er mwyn dod "
     "o hyd i gadeirydd arall"},
    {"Choose an answer that a family member can give",
     "Dewiswch ateb y gall aelod o'r teulu ei roi"},
    {"Enter the name of the deputy who will come", "Rhowch enw'r dirprwy a fydd yn dod"},
    {"The name must be one line of at most 100 characters",
     "Rhaid i'r enw fod yn un llinell o 100 nod ar y mwyaf"},
    {"The note must be text of at most 1,000 characters",
     "Rhaid i'r nodyn fod yn destun o 1,000 nod ar y mwyaf"},
    {"Choose one of the answers", "Dewiswch un o'r atebion"},
    // Of a report on an action point.
    {"Choose one of the action points on this page",
     "Dewiswch un o'r pwyntiau gweithredu ar y dudalen hon"},
    {"Say whether it is done", "Dywedwch a yw wedi'i wneud"},
    {"Something was said about this since you opened that page. Look how it stands now, and send "
     "it again if that is not right",
     "Dywedwyd rhywbeth am hyn ers i chi agor y dudalen honno. Edrychwch sut mae pethau nawr, ac "
     "anfonwch ef eto os nad yw'n gywir"},
    {"Use letters, digits and punctuation only",
     "Defnyddiwch lythrennau, rhifau ac atalnodau yn unig"},
    {"Keep this under 2,000 characters", "Ysgrifennwch lai na 2,000 nod yma"},
    // Of an agency's report.
    {"This must be text of at most 20,000 characters: send what is longer as a file",
     "Rhaid i hwn fod yn destun o 20,000 nod ar y mwyaf: anfonwch yr hyn sy'n hwy fel ffeil"},
    {"Write the report here, or choose a file that holds it",
     "Ysgrifennwch yr adroddiad yma, neu dewiswch ffeil sy'n ei gynnwys"},
    {"Say whether you have talked it through with the family",
     "Dywedwch a ydych wedi trafod yr adroddiad gyda'r teulu"},
    {"Enter the day on which you did, today or before",
     "Rhowch y diwrnod y gwnaethoch hynny, heddiw neu'n gynt"},
    {"A report can have 5 files at most: take one away first",
     "Gall adroddiad gynnwys 5 ffeil ar y mwyaf: tynnwch un allan yn gyntaf"},
    {"A report can have 5 files at most", "Gall adroddiad gynnwys 5 ffeil ar y mwyaf"},
    {"This report was saved from another window meanwhile. Send once more to put what is typed "
     "here in its place",
     "Cadwyd yr adroddiad hwn o ffenestr arall yn y cyfamser. Anfonwch unwaith eto i roi'r hyn a "
     "deipiwyd yma yn ei le"},
    {"This report was sent too often: please telephone us",
     "Anfonwyd yr adroddiad hwn yn rhy aml: ffoniwch ni, os gwelwch yn dda"},
    {"The file is empty", "Mae'r ffeil yn wag"},
    {"The file is larger than 10 MB: make it smaller, or send it in parts",
     "Mae'r ffeil yn fwy na 10 MB: gwnewch hi'n llai, neu anfonwch hi mewn rhannau"},
    {"Choose a PDF, a Word document (.docx), an OpenDocument text (.odt), or a picture (.png, "
     ".jpg)",
     "Dewiswch PDF, dogfen Word (.docx), testun OpenDocument (.odt), neu lun (.png, .jpg)"},
    {"The file is old or protected: save it as .docx without a password",
     "Mae'r ffeil yn hen neu wedi'i gwarchod: cadwch hi fel .docx heb gyfrinair"},
    {"The file is not what its name says. Choose a PDF, a Word document (.docx), an OpenDocument "
     "text (.odt), or a picture (.png, .jpg)",
     "Nid yw'r ffeil yr hyn y mae ei henw yn ei ddweud. Dewiswch PDF, dogfen Word (.docx), testun "
     "OpenDocument (.odt), neu lun (.png, .jpg)"},
    {"The file is damaged: save it again and choose the new one",
     "Mae'r ffeil wedi'i difrodi: cadwch hi eto a dewiswch yr un newydd"},
    {"The file is protected: save it without a password",
     "Mae'r ffeil wedi'i gwarchod: cadwch hi heb gyfrinair"},
    {"The file holds macros or controls: save it without them, or as a PDF",
     "Mae macros neu reolyddion yn y ffeil: cadwch hi hebddynt, neu fel PDF"},
    {"The file fetches a template or an object from elsewhere when it is opened: save it as a PDF",
     "Mae'r ffeil yn nôl templed neu wrthrych o rywle arall pan gaiff ei hagor: cadwch hi fel PDF"},
    {"Our scanner found malware in it: ask your IT service",
     "Daeth ein sganiwr o hyd i faleiswedd ynddi: gofynnwch i'ch gwasanaeth TG"},
};

}  // namespace

std::vector<core::FieldError> said_in(core::Language language, std::vector<core::FieldError> errors)
{
    if (language == core::Language::english) return errors;
    for (core::FieldError& error : errors) {
        const auto known = std::ranges::find(complaints, error.message, &Complaint::english);
        if (known != std::end(complaints)) error.message = known->welsh;
    }
    return errors;
}

}  // namespace quorate::server
