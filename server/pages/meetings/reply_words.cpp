#include "server/pages/meetings/reply_words.hpp"

#include "server/templates/word_labels.hpp"

namespace quorate::server {
namespace {

using core::Language;

constexpr ReplyWords english{
    .in_person = "Yes, in person",
    .by_video = "Yes, by video",
    .deputy = "No, a deputy will come",
    .report_only = "No, but I will send a report",
    .cannot_come = "No, and nobody can cover",
    .wrong_person = "This is not for me",
    .chair_cannot_come = "No, another chair is needed",
    .family_comes = "Yes, I will come",
    .family_by_video = "Yes, I will join by video",
    .family_cannot_come = "No, I cannot come then",
    .can_you_come = "Can you come?",
    .deputy_name = "Name of the deputy (if one will come)",
    .needs = "Is there anything you need? (optional)",
    .note = "Anything the organiser should know? (optional)",
    .needs_hint =
        "For example an interpreter, help to get there, help with child care, another time, or a "
        "talk first",
    .needs_hint_interpreter =
        "We know that you need an interpreter, and we arrange one. For example help to get there, "
        "help with child care, another time, or a talk first",
    .note_hint = "Do not write about the family here",
    .note_before =
        "A note came with your last reply. To change it, write it anew and send your reply again. "
        "To take it back, send your reply again without a note",
    .place = "If you join by video, do you have a place where nobody can hear you? (optional)",
    .place_hint = "If not, we will look for a room for you, or you can come in person",
    .has_place = "Yes, I have a private place",
    .needs_place = "No, please help me to find one",
    .speaks = "In which language do you want to speak at the meeting? (optional)",
    .speaks_hint =
        "You are welcome to speak Welsh. We arrange for everybody to understand you, and it makes "
        "no difference to how you are treated",
    .speaks_english = "English",
    .speaks_welsh = "Welsh",
    .needs_interpreter = "Another language, with an interpreter",
    .answer_mail = " If you cannot telephone, answer the e-mail that we sent you.",
    .send = "Send reply",
    .seen = "I have seen this",
    .one_answer = "Choose one answer",
    .one_deputy = "Enter the name of one deputy",
    .one_note = "Send one note",
    .title = "Your meeting",
    .heading = "A meeting on {day}",
    .not_recorded = "Your reply was not recorded",
    .thanks = "Thank you, your reply is recorded",
    .question = "If you have a question, telephone {phone}.",
    .telephone = "Please telephone {phone}.",
    .anything_else = "For anything else, telephone {phone} and give the reference {reference}.",
};

constexpr ReplyWords welsh{
    .in_person = "Gallaf, wyneb yn wyneb",
    .by_video = "Gallaf, drwy fideo",
    .deputy = "Na allaf, bydd dirprwy yn dod",
    .report_only = "Na allaf, ond byddaf yn anfon adroddiad",
    .cannot_come = "Na allaf, ac ni all neb ddod yn fy lle",
    .wrong_person = "Nid i mi y mae hwn",
    .chair_cannot_come = "Na allaf, mae angen cadeirydd arall",
    .family_comes = "Gallaf, byddaf yn dod",
    .family_by_video = "Gallaf, byddaf yn ymuno drwy fideo",
    .family_cannot_come = "Na allaf, nid yw'r amser yn bosibl i mi",
    .can_you_come = "Allwch chi ddod?",
    .deputy_name = "Enw'r dirprwy (os bydd un yn dod)",
    .needs = "Oes angen unrhyw beth arnoch? (dewisol)",
    .note = "Unrhyw beth y dylai'r trefnydd ei wybod? (dewisol)",
    .needs_hint =
        "Er enghraifft cyfieithydd, help i gyrraedd, help gyda gofal plant, amser arall, neu sgwrs "
        "yn gyntaf",
    .needs_hint_interpreter =
        "Rydym yn gwybod bod angen cyfieithydd arnoch, ac rydym yn trefnu un. Er enghraifft help i "
        "gyrraedd, help gyda gofal plant, amser arall, neu sgwrs yn gyntaf",
    .note_hint = "Peidiwch ag ysgrifennu am y teulu yma",
    .note_before =
        "Daeth nodyn gyda'ch ateb diwethaf. I'w newid, ysgrifennwch ef o'r newydd ac anfonwch eich "
        "ateb eto. I'w dynnu'n ôl, anfonwch eich ateb eto heb nodyn",
    .place = "Os ydych yn ymuno drwy fideo, a oes gennych le lle na all neb eich clywed? (dewisol)",
    .place_hint = "Os na, byddwn yn chwilio am ystafell i chi, neu gallwch ddod wyneb yn wyneb",
    .has_place = "Oes, mae gennyf le preifat",
    .needs_place = "Nac oes, helpwch fi i ddod o hyd i un",
    .speaks = "Ym mha iaith rydych am siarad yn y cyfarfod? (dewisol)",
    .speaks_hint =
        "Mae croeso i chi siarad Cymraeg. Byddwn yn trefnu bod pawb yn eich deall, ac nid yw'n "
        "gwneud gwahaniaeth i sut y cewch eich trin",
    .speaks_english = "Saesneg",
    .speaks_welsh = "Cymraeg",
    .needs_interpreter = "Iaith arall, gyda chyfieithydd",
    .answer_mail = " Os na allwch ffonio, atebwch yr e-bost a anfonwyd atoch.",
    .send = "Anfon ateb",
    .seen = "Rwyf wedi gweld hyn",
    .one_answer = "Dewiswch un ateb",
    .one_deputy = "Rhowch enw un dirprwy",
    .one_note = "Anfonwch un nodyn",
    .title = "Eich cyfarfod",
    .heading = "Cyfarfod: {day}",
    .not_recorded = "Ni chafodd eich ateb ei gofnodi",
    .thanks = "Diolch, mae eich ateb wedi'i gofnodi",
    .question = "Os oes gennych gwestiwn, ffoniwch {phone}.",
    .telephone = "Ffoniwch {phone}.",
    .anything_else = "Am unrhyw beth arall, ffoniwch {phone} a rhowch y cyfeirnod {reference}.",
};

constexpr WordLabel labels[] = {
    {"word_when", "When", "Pryd"},
    {"word_part", "Which part", "Pa ran"},
    {"word_where", "Where", "Ble"},
    {"word_access", "Access", "Mynediad"},
    {"word_reference", "Reference", "Cyfeirnod"},
    {"word_questions", "Questions?", "Cwestiynau?"},
    {"word_organised_by", "Organised by", "Trefnir gan"},
    {"word_your_reply", "Your reply:", "Eich ateb:"},
    {"word_right_person",
     "We will find the right person. Please delete the e-mail.",
     "Byddwn yn dod o hyd i'r person cywir. Dilëwch yr e-bost."},
    {"word_change_reply", "Change my reply", "Newid fy ateb"},
    {"word_cancelled", "This meeting is cancelled.", "Mae'r cyfarfod hwn wedi'i ganslo."},
    {"word_nothing_to_do", "You do not need to do anything.", "Nid oes angen i chi wneud dim."},
    {"word_over", "This meeting is over,", "Mae'r cyfarfod hwn ar ben,"},
    {"word_no_more_replies",
     "so it takes no more replies.",
     "felly nid yw'n derbyn rhagor o atebion."},
    {"word_closed", "Replies are closed,", "Ni dderbynnir atebion mwyach,"},
    {"word_started", "because the meeting has started.", "oherwydd bod y cyfarfod wedi dechrau."},
    {"word_about", "About this page", "Am y dudalen hon"},
    {"word_family_link",
     "The link is only for you. Please do not pass it on.",
     "I chi yn unig y mae'r ddolen. Peidiwch â'i rhoi i neb arall."},
    {"word_family_may_change",
     "You can change your answer until the meeting starts.",
     "Gallwch newid eich ateb nes bod y cyfarfod yn dechrau."},
    {"word_family_bring",
     "We do not write here what the meeting is about, or who comes. You can bring somebody to "
     "support you.",
     "Nid ydym yn ysgrifennu yma am beth mae'r cyfarfod, na phwy sy'n dod. Gallwch ddod â "
     "rhywun i'ch cefnogi."},
    {"word_own_link",
     "The link is yours alone: please do not pass it on.",
     "I chi yn unig y mae'r ddolen: peidiwch â'i hanfon ymlaen."},
    {"word_may_change",
     "You can change your reply until the meeting starts.",
     "Gallwch newid eich ateb nes bod y cyfarfod yn dechrau."},
    {"word_nothing_shown",
     "Nothing about the family is shown here.",
     "Ni ddangosir dim am y teulu yma."},
    {"word_confirm_change",
     "Please confirm that you have seen this",
     "Cadarnhewch eich bod wedi gweld hyn"},
    {"word_changed",
     "The time or the place has changed at short notice. Above is when and where it is now.",
     "Mae'r amser neu'r lle wedi newid ar fyr rybudd. Mae'r amser a'r lle newydd uchod."},
    {"word_called_off",
     "The meeting was called off at short notice.",
     "Cafodd y cyfarfod ei ganslo ar fyr rybudd."},
    {"word_send_report",
     "Send your report for this meeting",
     "Anfon eich adroddiad ar gyfer y cyfarfod hwn"},
    {"word_report_by", "by", "erbyn"},
    {"word_report_sent", "Your report was sent on", "Anfonwyd eich adroddiad ar"},
    {"word_open_report", "Open your report", "Agor eich adroddiad"},
    {"word_report_late", "Your report is late.", "Mae eich adroddiad yn hwyr."},
    {"word_read_papers",
     "Read the papers for this meeting",
     "Darllen y papurau ar gyfer y cyfarfod hwn"},
    {"word_see_people",
     "See who will be there (we check first that it is you)",
     "Gweld pwy fydd yno (rydym yn gwirio yn gyntaf mai chi sydd yno)"},
    {"word_change_seen",
     "Thank you. You have confirmed that you have seen the change.",
     "Diolch. Rydych wedi cadarnhau eich bod wedi gweld y newid."},
};

}  // namespace

const ReplyWords& reply_words(Language language)
{
    return language == Language::welsh ? welsh : english;
}

void set_reply_words(View& view, Language language)
{
    set_labels(view, labels, language);
}

}  // namespace quorate::server
