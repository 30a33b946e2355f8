#include "server/pages/record/release_words.hpp"

#include <algorithm>
#include <array>

#include "core/support/text.hpp"
#include "server/templates/word_labels.hpp"

namespace quorate::server {
namespace {

using core::Language;

struct Said {
    std::string_view english;
    std::string_view welsh;
};

constexpr Said said[] = {
    // The parts of a record.
    {"Welcome and who is here", "Croeso a phwy sydd yma"},
    {"Who is here", "Pwy sydd yma"},
    {"Why we are meeting", "Pam rydym yn cyfarfod"},
    {"The concern", "Y pryder"},
    {"What the child says", "Yr hyn y mae'r plentyn yn ei ddweud"},
    {"What the child has said", "Yr hyn y mae'r plentyn wedi'i ddweud"},
    {"What each agency knows", "Yr hyn y mae pob asiantaeth yn ei wybod"},
    {"What each agency has done", "Yr hyn y mae pob asiantaeth wedi'i wneud"},
    {"What each agency can offer", "Yr hyn y gall pob asiantaeth ei gynnig"},
    {"What the family says", "Yr hyn y mae'r teulu yn ei ddweud"},
    {"What parents and carers say", "Yr hyn y mae rhieni a gofalwyr yn ei ddweud"},
    {"Strengths and worries", "Cryfderau a phryderon"},
    {"Risk now", "Y risg nawr"},
    {"Progress against the plan", "Cynnydd yn erbyn y cynllun"},
    {"The care plan", "Y cynllun gofal"},
    {"Advice", "Cyngor"},
    {"Decision", "Penderfyniad"},
    {"Decisions", "Penderfyniadau"},
    {"Decision for each child", "Penderfyniad ar gyfer pob plentyn"},
    {"Decision on section 47", "Penderfyniad ynghylch adran 47"},
    {"Registration of each child", "Cofrestru pob plentyn"},
    {"What we agreed", "Yr hyn y cytunwyd arno"},
    {"What we recommend for each child", "Yr hyn rydym yn ei argymell ar gyfer pob plentyn"},
    {"Plan and actions", "Cynllun a chamau gweithredu"},
    {"Plan of enquiries", "Cynllun yr ymholiadau"},
    {"Changes to the plan", "Newidiadau i'r cynllun"},
    {"Care and support protection plan", "Cynllun amddiffyn gofal a chymorth"},
    {"What matters", "Yr hyn sy'n bwysig"},
    {"What the assessment is for", "Diben yr asesiad"},
    {"What the family is asked", "Yr hyn a ofynnir i'r teulu"},
    {"The harm outside the home", "Y niwed y tu allan i'r cartref"},
    {"Places, people and online", "Lleoedd, pobl ac ar-lein"},
    {"The plan made elsewhere", "Y cynllun a wnaed mewn man arall"},
    {"What is known of the baby", "Yr hyn sy'n hysbys am y babi"},
    {"Around the birth", "Adeg yr enedigaeth"},
    {"What people need to take part", "Yr hyn sydd ei angen ar bobl i gymryd rhan"},
    {"What agencies tell the family", "Yr hyn y mae asiantaethau yn ei ddweud wrth y teulu"},
    {"What each agency goes on doing", "Yr hyn y mae pob asiantaeth yn parhau i'w wneud"},
    {"The family's own time", "Amser y teulu ei hun"},
    {"The family's plan", "Cynllun y teulu"},
    {"Whether the plan is agreed", "A yw'r cynllun wedi'i gytuno"},
    {"Care and support plan", "Cynllun gofal a chymorth"},
    {"Plan of the assessment", "Cynllun yr asesiad"},
    {"Safety plan and disruption", "Cynllun diogelwch a tharfu ar y niwed"},
    {"The concerns", "Y pryderon"},
    {"What was done", "Yr hyn a wnaed"},
    {"What is still needed", "Yr hyn sydd ei angen o hyd"},
    {"Why children's services end their part", "Pam mae gwasanaethau plant yn gorffen eu rhan"},
    {"Handover", "Trosglwyddo"},
    {"What the child and the family are told", "Yr hyn a ddywedir wrth y plentyn a'r teulu"},
    {"Next dates", "Dyddiadau nesaf"},
    {"Professionals alone", "Gweithwyr proffesiynol ar eu pen eu hunain"},
    // What was decided.
    {"Needs a child protection plan", "Mae angen cynllun amddiffyn plant"},
    {"The child protection plan continues", "Mae'r cynllun amddiffyn plant yn parhau"},
    {"The child protection plan ends", "Mae'r cynllun amddiffyn plant yn dod i ben"},
    {"No child protection plan: child in need plan",
     "Dim cynllun amddiffyn plant: cynllun plentyn mewn angen"},
    {"Not registered: care and support plan", "Heb ei gofrestru: cynllun gofal a chymorth"},
    {"No child protection plan: early help", "Dim cynllun amddiffyn plant: cymorth cynnar"},
    {"Not registered: early help", "Heb ei gofrestru: cymorth cynnar"},
    {"Name goes on the child protection register",
     "Mae'r enw'n mynd ar y gofrestr amddiffyn plant"},
    {"Name stays on the child protection register",
     "Mae'r enw'n aros ar y gofrestr amddiffyn plant"},
    {"Name comes off the child protection register",
     "Mae'r enw'n dod oddi ar y gofrestr amddiffyn plant"},
    {"Start section 47 enquiries", "Dechrau ymholiadau adran 47"},
    {"No section 47 enquiries", "Dim ymholiadau adran 47"},
    {"A plan is agreed", "Cytunwyd ar gynllun"},
    {"The plan continues", "Mae'r cynllun yn parhau"},
    {"The plan ends", "Mae'r cynllun yn dod i ben"},
    {"No plan and no further action", "Dim cynllun a dim camau pellach"},
    {"Adjourned: no decision today", "Gohiriwyd: dim penderfyniad heddiw"},
    {"The assessment goes on as planned", "Mae'r asesiad yn mynd yn ei flaen fel y cynlluniwyd"},
    {"The family's plan is agreed", "Cytunwyd ar gynllun y teulu"},
    {"The family's plan is not agreed", "Ni chytunwyd ar gynllun y teulu"},
    {"Neglect", "Esgeulustod"},
    {"Physical abuse", "Cam-drin corfforol"},
    {"Sexual abuse", "Cam-drin rhywiol"},
    {"Emotional abuse", "Cam-drin emosiynol"},
    {"More than one category", "Mwy nag un categori"},
    {"Financial abuse", "Cam-drin ariannol"},
    // The kind of meeting.
    {"Assessment planning meeting", "Cyfarfod cynllunio asesiad"},
    {"Strategy discussion", "Trafodaeth strategaeth"},
    {"Initial child protection conference", "Cynhadledd gychwynnol amddiffyn plant"},
    {"Review child protection conference", "Cynhadledd adolygu amddiffyn plant"},
    {"Transfer-in conference", "Cynhadledd trosglwyddo i mewn"},
    {"Pre-birth conference", "Cynhadledd cyn geni"},
    {"Core group", "Grŵp craidd"},
    {"Child in need planning meeting", "Cyfarfod cynllunio plentyn mewn angen"},
    {"Child in need review", "Adolygiad plentyn mewn angen"},
    {"Extra-familial harm planning meeting", "Cyfarfod cynllunio niwed y tu allan i'r teulu"},
    {"Family group decision-making meeting", "Cyfarfod grŵp teulu i wneud penderfyniadau"},
    {"Looked-after review", "Adolygiad plentyn sy'n derbyn gofal"},
    {"Legal planning meeting", "Cyfarfod cynllunio cyfreithiol"},
    {"Pre-proceedings meeting", "Cyfarfod cyn achos llys"},
    {"Step-down or closure meeting", "Cyfarfod camu i lawr neu gau"},
    // The plan.
    {"The plan", "Y cynllun"},
    {"What needs to change", "Yr hyn y mae angen ei newid"},
    {"What help", "Pa gymorth"},
    {"By whom", "Gan bwy"},
    {"For how long", "Am ba hyd"},
    {"What is expected of the parents", "Yr hyn a ddisgwylir gan y rhieni"},
    {"How progress is checked", "Sut y caiff cynnydd ei wirio"},
    {"What happens if not", "Yr hyn sy'n digwydd fel arall"},
    {"How it has gone", "Sut mae wedi mynd"},
    // How somebody was there.
    {"Not marked", "Heb ei nodi"},
    {"Present", "Yn bresennol"},
    {"Present by video", "Yn bresennol drwy fideo"},
    {"Apologies", "Ymddiheuriadau"},
    {"Report only", "Adroddiad yn unig"},
    {"Did not come", "Heb ddod"},
};

constexpr std::array beginnings{Said{"came at ", "cyrhaeddodd am "},
                                Said{"left at ", "gadawodd am "}};

constexpr WordLabel labels[] = {
    {"word_who_was_there", "Who was there", "Pwy oedd yno"},
    {"word_chair", "chair", "cadeirydd"},
    {"word_instead", "Instead of them:", "Yn eu lle:"},
    {"word_decision", "Decision:", "Penderfyniad:"},
    {"word_disagrees", "Who disagrees:", "Pwy sy'n anghytuno:"},
    {"word_put_right", "Put right on", "Cywirwyd, ar ôl cytuno ar y cofnodion:"},
    {"word_after_agreed", ", after the minutes were agreed.", "."},
    {"word_action_points", "Action points", "Pwyntiau gweithredu"},
    {"word_by", "by", "erbyn"},
    {"word_shown_by", "What will show that it is done", "Beth fydd yn dangos ei fod wedi'i wneud"},
    {"word_quorum", "Quorum was not met:", "Nid oedd cworwm:"},
    {"word_too_few",
     "not enough agencies were there.",
     "nid oedd digon o asiantaethau yn bresennol."},
    {"word_not_needed_more",
     "This part is not needed any more.",
     "Nid oes angen y rhan hon mwyach."},
};

// "What each agency knows: School": our title, and an agency's name as it is.
SaidInRecord said_of_agency(std::string_view english)
{
    const auto at = english.find(": ");
    const auto known = std::ranges::find(said, english.substr(0, at), &Said::english);
    if (at == std::string_view::npos || known == std::end(said))
        return {.words = std::string{english}, .is_translated = false};
    return {.words = std::string{known->welsh} + std::string{english.substr(at)}};
}

}  // namespace

SaidInRecord said_in_record(std::string_view english, Language language)
{
    if (language == Language::english || english.empty()) return {.words = std::string{english}};
    const auto known = std::ranges::find(said, english, &Said::english);
    if (known == std::end(said)) return said_of_agency(english);
    return {.words = std::string{known->welsh}};
}

std::string attendance_said(const std::string& english, Language language)
{
    if (language == Language::english) return english;
    std::string all;
    for (const std::string& piece : core::split(english, ',')) {
        const std::string words = core::trimmed(piece);
        std::string told = said_in_record(words, language).words;
        for (const Said& each : beginnings)
            if (words.starts_with(each.english))
                told = std::string{each.welsh} + words.substr(each.english.size());
        all += (all.empty() ? "" : ", ") + told;
    }
    return all;
}

std::string amendment_heading(int number, const std::string& part, Language language)
{
    const bool welsh = language == Language::welsh;
    return (welsh ? "Cywiriad " : "Correction ") + std::to_string(number) +
           (part.empty() ? "" : ": " + said_in_record(part, language).words);
}

void set_release_words(View& view, Language language)
{
    set_labels(view, labels, language);
    // What somebody wrote stays in their words.
    view["as_written_lang"] = text(language == Language::welsh ? "en" : "");
}

}  // namespace quorate::server
