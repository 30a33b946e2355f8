#include "core/circulation/decision_letter_words.hpp"

#include <array>

namespace quorate::core {
namespace {

constexpr DecisionLetterWords english{
    .dear = "Dear {name}",
    .dear_colleague = "Dear colleague",
    .heading = "What was decided at the meeting on {day}",
    .initial =
        "A child protection conference was held on {day}. People who know the family looked at "
        "what is going well and what they worry about. This letter says what was decided about a "
        "child protection plan.",
    .initial_wales =
        "A child protection conference was held on {day}. People who know the family looked at "
        "what is going well and what they worry about. This letter says what was decided about "
        "the child protection register.",
    .review =
        "A review conference was held on {day}. It looked at what has changed since the last one. "
        "This letter says what was decided about the child protection plan.",
    .review_wales =
        "A review conference was held on {day}. It looked at what has changed since the last one. "
        "This letter says what was decided about the child protection register.",
    .pre_birth =
        "A conference was held on {day}, before the baby is born. It looked at what the baby will "
        "need to be safe and well, and decided what help there will be.",
    .transfer_in =
        "A child protection conference was held on {day}, because the family has moved here. It "
        "looked at what the children need, and decided what help there will be.",
    .heading_adjourned = "The meeting on {day}",
    .adjourned =
        "A child protection conference was to be held on {day}. It was adjourned: nothing is "
        "decided yet, and it goes on on another day.",
    .no_quorum = "Quorum was not met",
    .too_few = "Not enough agencies were there.",
    .for_child = "What was decided for {child}",
    .about_child = "About {child}",
    .category = "The reason is recorded as: {category}.",
    .why = "Why: {reasons}",
    .put_right = "Put right on {day}: {words}",
    .corrected = "This letter is corrected",
    .replaces =
        "It takes the place of our letter of {day}. Something in what was decided has been put "
        "right since.",
    .plan = "The outline plan for {children}",
    .plan_of_none = "The outline plan",
    .plan_ended = "This is no longer part of the plan.",
    .next = "What happens next",
    .core_group =
        "The core group is the small group that carries out the plan. It meets on {when}.",
    .next_review = "The next review conference is on {when}.",
    .held_again = "The meeting is held again on {when}.",
    .no_dates = "We will write to you about any meeting that follows.",
    .again_by = "It has to be held again by {day} at the latest.",
    .no_new_date = "We will write to you about the new day as soon as it is known.",
    .action = "{what} ({who}, by {day})",
    .disagree = "If you do not agree",
    .complain =
        "You can complain about how the meeting was held, or appeal against what was decided. "
        "{reach} and we will tell you how.",
    .complain_adjourned =
        "You can complain about how the meeting was held. {reach} and we will tell you how.",
    .not_suspended =
        "A complaint or an appeal does not suspend the decision. It counts unless it is changed.",
    .differ =
        "If your agency does not agree with a decision, tell the chair in writing, as your area's "
        "procedure for professional differences says.",
    .questions = "If anything is not clear",
    .ask = "{reach}.",
    .telephone = "Telephone us on {contact}",
    .write = "Write to us at {contact}",
    .keep = "Please keep this letter. You can show it to anybody who supports you.",
    .record_follows = "Thank you for your part in this meeting. The full record follows.",
    .chair = "{name}, chair of the meeting",
    .childrens_services = "Children's services",
};

constexpr DecisionLetterWords welsh{
    .dear = "Annwyl {name}",
    .dear_colleague = "Annwyl gydweithiwr",
    .heading = "Beth a benderfynwyd yn y cyfarfod: {day}",
    .initial =
        "Cynhaliwyd cynhadledd amddiffyn plant: {day}. Edrychodd pobl sy'n adnabod y teulu ar yr "
        "hyn sy'n mynd yn dda a'r hyn sy'n eu poeni. Mae'r llythyr hwn yn dweud beth a "
        "benderfynwyd am gynllun amddiffyn plant.",
    .initial_wales =
        "Cynhaliwyd cynhadledd amddiffyn plant: {day}. Edrychodd pobl sy'n adnabod y teulu ar yr "
        "hyn sy'n mynd yn dda a'r hyn sy'n eu poeni. Mae'r llythyr hwn yn dweud beth a "
        "benderfynwyd am y gofrestr amddiffyn plant.",
    .review =
        "Cynhaliwyd cynhadledd adolygu: {day}. Edrychodd ar yr hyn sydd wedi newid ers y "
        "gynhadledd "
        "ddiwethaf. Mae'r llythyr hwn yn dweud beth a benderfynwyd am y cynllun amddiffyn plant.",
    .review_wales =
        "Cynhaliwyd cynhadledd adolygu: {day}. Edrychodd ar yr hyn sydd wedi newid ers y "
        "gynhadledd "
        "ddiwethaf. Mae'r llythyr hwn yn dweud beth a benderfynwyd am y gofrestr amddiffyn "
        "plant.",
    .pre_birth =
        "Cynhaliwyd cynhadledd cyn i'r babi gael ei eni: {day}. Edrychodd ar yr hyn y bydd ei "
        "angen "
        "ar y babi i fod yn ddiogel ac yn iach, a phenderfynodd pa help fydd ar gael.",
    .transfer_in =
        "Cynhaliwyd cynhadledd amddiffyn plant am fod y teulu wedi symud yma: {day}. Edrychodd ar "
        "yr hyn sydd ei angen ar y plant, a phenderfynodd pa help fydd ar gael.",
    .heading_adjourned = "Y cyfarfod: {day}",
    .adjourned =
        "Roedd cynhadledd amddiffyn plant i'w chynnal: {day}. Cafodd ei gohirio: nid oes dim wedi "
        "ei benderfynu eto, a bydd yn parhau ar ddiwrnod arall.",
    .no_quorum = "Nid oedd cworwm",
    .too_few = "Nid oedd digon o asiantaethau yn bresennol.",
    .for_child = "Y penderfyniad: {child}",
    .about_child = "Am {child}",
    .category = "Y rheswm a gofnodwyd: {category}.",
    .why = "Pam: {reasons}",
    .put_right = "Cywirwyd ar d{day}: {words}",  // a day's "dydd" softens after "ar"
    .corrected = "Mae'r llythyr hwn wedi'i gywiro",
    .replaces =
        "Mae'n cymryd lle ein llythyr dyddiedig {day}. Mae rhywbeth yn yr hyn a benderfynwyd "
        "wedi'i "
        "gywiro ers hynny.",
    .plan = "Y cynllun amlinellol: {children}",
    .plan_of_none = "Y cynllun amlinellol",
    .plan_ended = "Nid yw hyn yn rhan o'r cynllun mwyach.",
    .next = "Beth sy'n digwydd nesaf",
    .core_group =
        "Y grŵp craidd yw'r grŵp bach sy'n gweithredu'r cynllun. Bydd yn cyfarfod: {when}.",
    .next_review = "Y gynhadledd adolygu nesaf: {when}.",
    .held_again = "Cynhelir y cyfarfod eto: {when}.",
    .no_dates = "Byddwn yn ysgrifennu atoch am unrhyw gyfarfod sy'n dilyn.",
    .again_by = "Rhaid ei gynnal eto erbyn {day} fan bellaf.",
    .no_new_date = "Byddwn yn ysgrifennu atoch am y diwrnod newydd cyn gynted ag y bydd yn hysbys.",
    .action = "{what} ({who}, erbyn {day})",
    .disagree = "Os nad ydych yn cytuno",
    .complain =
        "Gallwch gwyno am y ffordd y cynhaliwyd y cyfarfod, neu apelio yn erbyn yr hyn a "
        "benderfynwyd. {reach} a byddwn yn dweud wrthych sut.",
    .complain_adjourned =
        "Gallwch gwyno am y ffordd y cynhaliwyd y cyfarfod. {reach} a byddwn yn dweud wrthych "
        "sut.",
    .not_suspended =
        "Nid yw cwyn nac apêl yn atal y penderfyniad. Mae'n cyfrif oni bai ei fod yn cael ei "
        "newid.",
    .differ =
        "Os nad yw eich asiantaeth yn cytuno â phenderfyniad, dywedwch wrth y cadeirydd yn "
        "ysgrifenedig, yn ôl gweithdrefn eich ardal ar gyfer gwahaniaethau proffesiynol.",
    .questions = "Os nad yw rhywbeth yn glir",
    .ask = "{reach}.",
    .telephone = "Ffoniwch ni ar {contact}",
    .write = "Ysgrifennwch atom: {contact}",
    .keep = "Cadwch y llythyr hwn. Gallwch ei ddangos i unrhyw un sy'n eich cefnogi.",
    .record_follows = "Diolch am eich rhan yn y cyfarfod hwn. Bydd y cofnod llawn yn dilyn.",
    .chair = "{name}, cadeirydd y cyfarfod",
    .childrens_services = "Gwasanaethau plant",
};

struct Decided {
    Outcome outcome;
    std::string_view english;
    std::string_view welsh;
    std::string_view english_in_wales = {};  // empty: the same
    std::string_view welsh_in_wales = {};
};

using enum Outcome;

constexpr std::array decided{
    Decided{
        cp_plan_made, "There will be a child protection plan.", "Bydd cynllun amddiffyn plant."},
    Decided{cp_plan_continued,
            "The child protection plan continues.",
            "Mae'r cynllun amddiffyn plant yn parhau."},
    Decided{cp_plan_ended,
            "The child protection plan ends.",
            "Mae'r cynllun amddiffyn plant yn dod i ben."},
    Decided{no_cp_plan_cin,
            "There will be no child protection plan. There will be a child in need plan instead.",
            "Ni fydd cynllun amddiffyn plant. Bydd cynllun plentyn mewn angen yn ei le.",
            "The name does not go on the child protection register. There will be a care and "
            "support plan instead.",
            "Nid yw'r enw'n mynd ar y gofrestr amddiffyn plant. Bydd cynllun gofal a chymorth yn "
            "lle hynny."},
    Decided{no_cp_plan_early_help,
            "There will be no child protection plan. Early help is offered instead.",
            "Ni fydd cynllun amddiffyn plant. Cynigir cymorth cynnar yn ei le.",
            "The name does not go on the child protection register. Early help is offered "
            "instead.",
            "Nid yw'r enw'n mynd ar y gofrestr amddiffyn plant. Cynigir cymorth cynnar yn lle "
            "hynny."},
    Decided{registered,
            "The name goes on the child protection register.",
            "Mae'r enw'n mynd ar y gofrestr amddiffyn plant."},
    Decided{remains_registered,
            "The name stays on the child protection register.",
            "Mae'r enw'n aros ar y gofrestr amddiffyn plant."},
    Decided{deregistered,
            "The name comes off the child protection register.",
            "Mae'r enw'n dod oddi ar y gofrestr amddiffyn plant."},
    Decided{no_further_action,
            "There will be no plan, and nothing more follows from this meeting.",
            "Ni fydd cynllun, ac nid oes dim arall yn dilyn o'r cyfarfod hwn."},
    Decided{adjourned,
            "Nothing was decided yet. The meeting will go on on another day.",
            "Ni phenderfynwyd dim eto. Bydd y cyfarfod yn parhau ar ddiwrnod arall."},
};

constexpr std::array categories{AbuseCategory{"NEG", "Esgeulustod"},
                                AbuseCategory{"PHY", "Cam-drin corfforol"},
                                AbuseCategory{"SAB", "Cam-drin rhywiol"},
                                AbuseCategory{"EMO", "Cam-drin emosiynol"},
                                AbuseCategory{"MUL", "Mwy nag un categori"},
                                AbuseCategory{"FIN", "Cam-drin ariannol"}};

struct PlanLabel {
    std::string_view english;
    std::string_view welsh;
};

constexpr std::array plan_labels{
    PlanLabel{"What needs to change", "Yr hyn y mae angen ei newid"},
    PlanLabel{"What help", "Pa help"},
    PlanLabel{"By whom", "Gan bwy"},
    PlanLabel{"For how long", "Am ba hyd"},
    PlanLabel{"What is expected of the parents", "Yr hyn a ddisgwylir gan y rhieni"},
    PlanLabel{"How progress is checked", "Sut y caiff cynnydd ei wirio"},
    PlanLabel{"What happens if not", "Beth sy'n digwydd os na"}};

}  // namespace

const DecisionLetterWords& decision_letter_words(Language language)
{
    return language == Language::welsh ? welsh : english;
}

std::string_view decided_words(Outcome outcome, Jurisdiction jurisdiction, Language language)
{
    const bool wales = jurisdiction == Jurisdiction::wales;
    const bool in_welsh = language == Language::welsh;
    for (const Decided& each : decided) {
        if (each.outcome != outcome) continue;
        const std::string_view there = in_welsh ? each.welsh_in_wales : each.english_in_wales;
        if (wales && !there.empty()) return there;
        return in_welsh ? each.welsh : each.english;
    }
    return {};
}

std::string_view plan_label_words(std::string_view label, Language language)
{
    if (language == Language::english) return label;
    for (const PlanLabel& each : plan_labels)
        if (each.english == label) return each.welsh;
    return label;
}

std::string_view abuse_category_words(std::string_view code, Language language)
{
    if (language == Language::english) return abuse_category_label(code);
    for (const AbuseCategory& each : categories)
        if (each.code == code) return each.label;
    return {};
}

}  // namespace quorate::core
