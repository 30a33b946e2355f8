#include "core/circulation/easy_words.hpp"

#include <array>

namespace quorate::core {
namespace {

using enum Outcome;

struct Said {
    std::string_view english = {};
    std::string_view welsh = {};

    std::string_view in(Language language) const
    {
        return language == Language::welsh ? welsh : english;
    }
};

struct Row {
    Outcome outcome;
    Said means;
    Said to_child = {};
    Said means_in_wales = {};  // empty: the same
    Said to_child_in_wales = {};
};

constexpr std::array rows{
    Row{cp_plan_made,
        {"A child protection plan means that people are worried about the child's safety, and will "
         "work with the family to keep the child safe.",
         "Mae cynllun amddiffyn plant yn golygu bod pobl yn poeni am ddiogelwch y plentyn, ac y "
         "byddant yn gweithio gyda'r teulu i gadw'r plentyn yn ddiogel."},
        {"You will have a child protection plan. It says what the adults will do to keep you safe.",
         "Bydd gen ti gynllun amddiffyn plant. Mae'n dweud beth fydd yr oedolion yn ei wneud i dy "
         "gadw di'n ddiogel."}},
    Row{cp_plan_continued,
        {"This means that the plan stays, because people still worry about the child's safety and "
         "there is more to do together.",
         "Mae hyn yn golygu bod y cynllun yn aros, am fod pobl yn dal i boeni am ddiogelwch y "
         "plentyn a bod mwy i'w wneud gyda'n gilydd."},
        {"You will keep your child protection plan. There is still more to do to keep you safe.",
         "Byddi di'n cadw dy gynllun amddiffyn plant. Mae mwy i'w wneud o hyd i dy gadw di'n "
         "ddiogel."}},
    Row{cp_plan_ended,
        {"This means that people think the child is safer now and does not need this plan any "
         "more.",
         "Mae hyn yn golygu bod pobl yn meddwl bod y plentyn yn fwy diogel nawr ac nad oes angen y "
         "cynllun hwn mwyach."},
        {"You do not need a child protection plan any more. We think that you are safer now.",
         "Does dim angen cynllun amddiffyn plant arnat ti mwyach. Rydyn ni'n meddwl dy fod di'n "
         "fwy diogel nawr."}},
    Row{no_cp_plan_cin,
        {"A child in need plan means that the family agrees to have some help, so that the child "
         "can be well and do well.",
         "Mae cynllun plentyn mewn angen yn golygu bod y teulu'n cytuno i gael help, er mwyn i'r "
         "plentyn fod yn iach a gwneud yn dda."},
        {"You do not need a child protection plan. You and your family will have another plan, "
         "called a child in need plan. It says how we will help you.",
         "Does dim angen cynllun amddiffyn plant arnat ti. Bydd gen ti a dy deulu gynllun arall, "
         "sef cynllun plentyn mewn angen. Mae'n dweud sut byddwn ni'n eich helpu chi."},
        {"A care and support plan means that the family gets help, so that the child can be well "
         "and do well.",
         "Mae cynllun gofal a chymorth yn golygu bod y teulu'n cael help, er mwyn i'r plentyn fod "
         "yn iach a gwneud yn dda."},
        {"Your name does not go on the child protection register. You and your family will have a "
         "care and support plan. It says how we will help you.",
         "Nid yw dy enw di'n mynd ar y gofrestr amddiffyn plant. Bydd gen ti a dy deulu gynllun "
         "gofal a chymorth. Mae'n dweud sut byddwn ni'n eich helpu chi."}},
    Row{no_cp_plan_early_help,
        {"Early help means that the family is offered help now, so that small problems do not "
         "grow.",
         "Mae cymorth cynnar yn golygu bod y teulu'n cael cynnig help nawr, fel nad yw problemau "
         "bach yn tyfu."},
        {"You do not need a child protection plan. We will offer you and your family some help.",
         "Does dim angen cynllun amddiffyn plant arnat ti. Byddwn ni'n cynnig help i ti a dy "
         "deulu."},
        {},
        {"Your name does not go on the child protection register. We will offer you and your "
         "family some help.",
         "Nid yw dy enw di'n mynd ar y gofrestr amddiffyn plant. Byddwn ni'n cynnig help i ti a dy "
         "deulu."}},
    Row{registered,
        {"The child protection register is a list of children whose safety people worry about. "
         "Each of them has a plan to keep them safe.",
         "Rhestr o blant y mae pobl yn poeni am eu diogelwch yw'r gofrestr amddiffyn plant. Mae "
         "gan bob un gynllun i'w gadw'n ddiogel."},
        {"Your name goes on the child protection register. It is a list of children who have a "
         "plan to keep them safe. Now you will have a plan too.",
         "Mae dy enw di'n mynd ar y gofrestr amddiffyn plant. Rhestr o blant sydd â chynllun i'w "
         "cadw'n ddiogel yw hi. Nawr bydd gen ti gynllun hefyd."}},
    Row{remains_registered,
        {"This means that the name stays on the list and the plan goes on, because people still "
         "worry about the child's safety.",
         "Mae hyn yn golygu bod yr enw'n aros ar y rhestr a bod y cynllun yn parhau, am fod pobl "
         "yn dal i boeni am ddiogelwch y plentyn."},
        {"Your name stays on the child protection register and you keep your plan. There is still "
         "more to do to keep you safe.",
         "Mae dy enw di'n aros ar y gofrestr amddiffyn plant ac rwyt ti'n cadw dy gynllun. Mae mwy "
         "i'w wneud o hyd i dy gadw di'n ddiogel."}},
    Row{deregistered,
        {"This means that people think the child is safer now, so the name comes off the list.",
         "Mae hyn yn golygu bod pobl yn meddwl bod y plentyn yn fwy diogel nawr, felly daw'r enw "
         "oddi ar y rhestr."},
        {"Your name comes off the child protection register. We think that you are safer now.",
         "Mae dy enw di'n dod oddi ar y gofrestr amddiffyn plant. Rydyn ni'n meddwl dy fod di'n "
         "fwy diogel nawr."}},
    Row{section_47_started,
        {"This means that a social worker will find out whether the child is safe, and will talk "
         "to people who know the child.",
         "Mae hyn yn golygu y bydd gweithiwr cymdeithasol yn darganfod a yw'r plentyn yn ddiogel, "
         "ac yn siarad â phobl sy'n adnabod y plentyn."}},
    Row{section_47_not_started,
        {"This means that people do not think a check on the child's safety is needed now.",
         "Mae hyn yn golygu nad yw pobl yn meddwl bod angen gwirio diogelwch y plentyn nawr."}},
    Row{plan_agreed,
        {"A plan says who will do what to help the child, and by when.",
         "Mae cynllun yn dweud pwy fydd yn gwneud beth i helpu'r plentyn, ac erbyn pryd."},
        {"There is a plan for you. It says who will do what to help you.",
         "Mae cynllun i ti. Mae'n dweud pwy fydd yn gwneud beth i dy helpu di."}},
    Row{plan_continued,
        {"This means that the help in the plan goes on.",
         "Mae hyn yn golygu bod yr help yn y cynllun yn parhau."},
        {"Your plan goes on, and so does the help for you.",
         "Mae dy gynllun di'n parhau, a'r help i ti hefyd."}},
    Row{plan_ended,
        {"This means that the plan is not needed any more.",
         "Mae hyn yn golygu nad oes angen y cynllun mwyach."},
        {"You do not need your plan any more.", "Does dim angen dy gynllun di mwyach."}},
    Row{no_further_action,
        {"This means that no plan is needed, and nothing more follows from this meeting.",
         "Mae hyn yn golygu nad oes angen cynllun, ac nad oes dim arall yn dilyn o'r cyfarfod "
         "hwn."},
        {"You do not need a plan. This does not mean that anybody thinks you were wrong to tell "
         "us.",
         "Does dim angen cynllun arnat ti. Nid yw hyn yn golygu bod neb yn meddwl dy fod di'n "
         "anghywir i ddweud wrthon ni."}},
    Row{adjourned,
        {"This means that the meeting stopped before anything was decided. It will go on on "
         "another day.",
         "Mae hyn yn golygu bod y cyfarfod wedi stopio cyn penderfynu dim. Bydd yn parhau ar "
         "ddiwrnod arall."},
        {"Nothing was decided yet. The adults will meet again on another day.",
         "Does dim wedi'i benderfynu eto. Bydd yr oedolion yn cyfarfod eto ar ddiwrnod arall."}},
    Row{assessment_planned,
        {"This means that a social worker goes on getting to know the child and the family, to see "
         "what help they need.",
         "Mae hyn yn golygu bod gweithiwr cymdeithasol yn dal i ddod i adnabod y plentyn a'r "
         "teulu, i weld pa help sydd ei angen arnynt."},
        {"Your social worker will go on getting to know you and your family, to see what help you "
         "need.",
         "Bydd dy weithiwr cymdeithasol yn dal i ddod i dy adnabod di a dy deulu, i weld pa help "
         "sydd ei angen arnoch chi."}},
    Row{family_plan_agreed,
        {"This means that the family made its own plan to help the child, and that children's "
         "services agree with it.",
         "Mae hyn yn golygu bod y teulu wedi gwneud ei gynllun ei hun i helpu'r plentyn, a bod y "
         "gwasanaethau plant yn cytuno ag ef."},
        {"Your family made its own plan to help you, and we agree with it.",
         "Mae dy deulu wedi gwneud ei gynllun ei hun i dy helpu di, ac rydyn ni'n cytuno ag ef."}},
    Row{family_plan_not_agreed,
        {"This means that the family and children's services have not agreed on the family's own "
         "plan.",
         "Mae hyn yn golygu nad yw'r teulu a'r gwasanaethau plant wedi cytuno ar gynllun y teulu "
         "ei hun."},
        {"We have not agreed on a plan with your family yet. We will go on talking to them.",
         "Dydyn ni ddim wedi cytuno ar gynllun gyda dy deulu eto. Byddwn ni'n dal i siarad â "
         "nhw."}},
};

struct Category {
    std::string_view code;
    Said means;
};

constexpr std::array categories{
    Category{"NEG",
             {"Neglect means that a child does not get what they need to grow up well, such as "
              "food, care, clean clothes or a doctor.",
              "Mae esgeulustod yn golygu nad yw plentyn yn cael yr hyn sydd ei angen i dyfu'n "
              "iach, fel bwyd, gofal, dillad glân neu feddyg."}},
    Category{"PHY",
             {"Physical abuse means that somebody hurts a child's body, or that people worry this "
              "may happen.",
              "Mae cam-drin corfforol yn golygu bod rhywun yn brifo corff plentyn, neu fod pobl yn "
              "poeni y gallai hynny ddigwydd."}},
    Category{"SAB",
             {"Sexual abuse means that somebody does sexual things to a child or makes a child do "
              "or see them, or that people worry this may happen.",
              "Mae cam-drin rhywiol yn golygu bod rhywun yn gwneud pethau rhywiol i blentyn neu'n "
              "gwneud i blentyn eu gwneud neu eu gweld, neu fod pobl yn poeni y gallai hynny "
              "ddigwydd."}},
    Category{"EMO",
             {"Emotional abuse means that a child is made to feel scared, sad or not loved, again "
              "and again.",
              "Mae cam-drin emosiynol yn golygu bod plentyn yn cael ei wneud i deimlo'n ofnus, yn "
              "drist neu heb ei garu, dro ar ôl tro."}},
    Category{"MUL",
             {"This means that people have more than one of these worries.",
              "Mae hyn yn golygu bod gan bobl fwy nag un o'r pryderon hyn."}},
    Category{"FIN",
             {"Financial abuse means that somebody takes or misuses a child's money or things.",
              "Mae cam-drin ariannol yn golygu bod rhywun yn cymryd neu'n camddefnyddio arian neu "
              "bethau plentyn."}},
};

const Row* row_of(Outcome outcome)
{
    for (const Row& each : rows)
        if (each.outcome == outcome) return &each;
    return nullptr;
}

}  // namespace

std::string_view outcome_means(Outcome outcome, Jurisdiction jurisdiction, Language language)
{
    const Row* row = row_of(outcome);
    if (row == nullptr) return {};
    const auto there = row->means_in_wales.in(language);
    return jurisdiction == Jurisdiction::wales && !there.empty() ? there : row->means.in(language);
}

std::string_view outcome_for_child(Outcome outcome, Jurisdiction jurisdiction, Language language)
{
    const Row* row = row_of(outcome);
    if (row == nullptr) return {};
    const auto there = row->to_child_in_wales.in(language);
    return jurisdiction == Jurisdiction::wales && !there.empty() ? there
                                                                 : row->to_child.in(language);
}

std::string_view category_means(std::string_view code, Language language)
{
    for (const Category& each : categories)
        if (each.code == code) return each.means.in(language);
    return {};
}

}  // namespace quorate::core
