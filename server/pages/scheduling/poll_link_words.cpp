#include "server/pages/scheduling/poll_link_words.hpp"

#include "server/templates/word_labels.hpp"

namespace quorate::server {
namespace {

using core::Language;
using core::PollAnswer;

constexpr PollLinkWords english{
    .title = "Which time suits you",
    .heading = "Which of these times suits you?",
    .over = "The time to answer is over",
    .answer_by = "Answer by {when}",
    .best = "Suits me best",
    .possible = "Possible",
    .cannot = "I cannot come then",
    .said_cannot = "Cannot come",
    .said_nothing = "No answer",
    .choose = "Choose how {when} suits you",
    .send = "Send answers",
    .not_mine = "Is this not for you?",
    .wrong_person_hint = "Then you need not answer above",
    .thanks = "Thank you, your answers are recorded",
    .we_write = "We write to you when a time is chosen",
    .thanks_wrong_person = "Thank you for telling us",
    .settled = "The date has been settled",
    .called_off = "The meeting was cancelled",
    .not_held_then =
        "It does not take place at the time that was chosen. You need not keep it free.",
    .not_needed = "Your answer is not needed any more",
    .invitation_follows = "Thank you. An invitation follows by e-mail if it is not there already.",
    .need_not_keep = "Nobody is asked about these times any more. You need not keep them free.",
    .question = "If you have a question, telephone {phone}.",
    .change_until = "You can change your answers until {when}.",
    .anything_else = "For anything else, telephone {phone} and give the reference {reference}.",
};

constexpr PollLinkWords welsh{
    .title = "Pa amser sy'n gyfleus i chi",
    .heading = "Pa rai o'r amseroedd hyn sy'n gyfleus i chi?",
    .over = "Mae'r cyfnod ateb ar ben",
    .answer_by = "Atebwch erbyn {when}",
    .best = "Yr amser gorau i mi",
    .possible = "Posibl",
    .cannot = "Ni allaf ddod bryd hynny",
    .said_cannot = "Methu dod",
    .said_nothing = "Dim ateb",
    .choose = "Dewiswch pa mor gyfleus yw'r amser hwn: {when}",
    .send = "Anfon atebion",
    .not_mine = "Onid i chi y mae hwn?",
    .wrong_person_hint = "Felly nid oes angen i chi ateb uchod",
    .thanks = "Diolch, mae eich atebion wedi'u cofnodi",
    .we_write = "Byddwn yn ysgrifennu atoch pan fydd amser wedi'i ddewis",
    .thanks_wrong_person = "Diolch am roi gwybod i ni",
    .settled = "Mae'r dyddiad wedi'i bennu",
    .called_off = "Mae'r cyfarfod wedi'i ganslo",
    .not_held_then =
        "Ni fydd y cyfarfod ar yr amser a ddewiswyd. Nid oes angen i chi gadw'r amser yn rhydd.",
    .not_needed = "Nid oes angen eich ateb mwyach",
    .invitation_follows =
        "Diolch. Bydd gwahoddiad yn dilyn drwy e-bost os nad yw wedi cyrraedd eisoes.",
    .need_not_keep =
        "Nid ydym yn gofyn i neb am yr amseroedd hyn mwyach. Nid oes angen i chi eu cadw'n rhydd.",
    .question = "Os oes gennych gwestiwn, ffoniwch {phone}.",
    .change_until = "Gallwch newid eich atebion erbyn {when}.",
    .anything_else = "Am unrhyw beth arall, ffoniwch {phone} a rhowch y cyfeirnod {reference}.",
};

constexpr WordLabel labels[] = {
    {"word_no_more_answers", "No more answers are taken.", "Ni dderbynnir rhagor o atebion."},
    {"word_we_write",
     "We write to you when a time is chosen.",
     "Byddwn yn ysgrifennu atoch pan fydd amser wedi'i ddewis."},
    {"word_about", "About this page", "Am y dudalen hon"},
    {"word_own_link",
     "The link is yours alone: please do not pass it on.",
     "I chi yn unig y mae'r ddolen: peidiwch â'i hanfon ymlaen."},
    {"word_not_said",
     "We do not write here what the meeting is about, or who comes.",
     "Nid ydym yn ysgrifennu yma am beth mae'r cyfarfod, na phwy sy'n dod."},
    {"word_how", "How", "Sut"},
    {"word_reference", "Reference", "Cyfeirnod"},
    {"word_asked_by", "Asked by", "Gofynnir gan"},
    {"word_right_person",
     "We will find the right person. Please delete the e-mail.",
     "Byddwn yn dod o hyd i'r person cywir. Dilëwch yr e-bost."},
    {"word_change_answers", "Change my answers", "Newid fy atebion"},
};

}  // namespace

const PollLinkWords& poll_link_words(Language language)
{
    return language == Language::welsh ? welsh : english;
}

std::string_view said(PollAnswer answer, Language language)
{
    const PollLinkWords& words = poll_link_words(language);
    switch (answer) {
        case PollAnswer::best:
            return words.best;
        case PollAnswer::possible:
            return words.possible;
        case PollAnswer::cannot:
            return words.said_cannot;
        case PollAnswer::none:
            break;
    }
    return words.said_nothing;
}

void set_poll_link_words(View& view, Language language)
{
    set_labels(view, labels, language);
}

}  // namespace quorate::server
