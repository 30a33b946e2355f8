#include "core/minutes/agenda.hpp"

#include <array>

namespace quorate::core {
namespace {

constexpr AgendaItem welcome{"welcome",
                             "Welcome and who is here",
                             "Who is here, apologies, and what was agreed about privacy."};
constexpr AgendaItem reason{
    "reason", "Why we are meeting", "What has happened, in one paragraph. Facts first."};
constexpr AgendaItem child_views{child_views_item,
                                 "What the child says",
                                 "The child's own words, and how their views were asked for."};
constexpr AgendaItem agencies{"agencies",
                              "What each agency knows",
                              "Write what the child could read one day. Facts first, then opinion, "
                              "and say whose it is.",
                              true};
constexpr AgendaItem family{
    family_item, "What the family says", "Each person's view, as they put it."};
constexpr AgendaItem analysis{
    "analysis", "Strengths and worries", "What is going well, what is not, and what it means."};
constexpr AgendaItem decision{
    decision_item, "Decision for each child", "How the decision was reached, view by view."};
constexpr AgendaItem plan{plan_item, "Plan and actions", "What must change, and who does what."};
constexpr AgendaItem dates{
    "dates", "Next dates", "The core group, the review, and who keeps in touch until then."};

constexpr std::array conference{
    welcome, reason, child_views, agencies, family, analysis, decision, plan, dates};

// In Wales those who take part decide about the register, and the advocate's offer is minuted.
constexpr AgendaItem child_views_wales{
    child_views_item,
    "What the child says",
    "The child's own words, and whether the offer of an advocate was taken up."};
constexpr AgendaItem decision_wales{decision_item,
                                    "Registration of each child",
                                    "Each practitioner's view on the register, asked one by one."};
constexpr AgendaItem plan_wales{
    plan_item, "Care and support protection plan", "What must change, and who does what."};
constexpr std::array conference_wales{welcome,
                                      reason,
                                      child_views_wales,
                                      agencies,
                                      family,
                                      analysis,
                                      decision_wales,
                                      plan_wales,
                                      dates};

constexpr std::array strategy{
    AgendaItem{"welcome", "Who is here", "Who takes part, and for which agency."},
    AgendaItem{"reason", "The concern", "What was seen or said, by whom and when."},
    AgendaItem{child_views_item,
               "What the child has said",
               "The child's own words, and who has seen the child."},
    agencies,
    AgendaItem{
        "risk", "Risk now", "What could happen next, and what keeps the child safe tonight."},
    AgendaItem{decision_item, "Decision on section 47", "Yes or no for each child, and why."},
    AgendaItem{plan_item,
               "Plan of enquiries",
               "Who speaks to whom, in which order, and what the family is told."},
    AgendaItem{"dates", "Next dates", "The conference, or when we look at this again."}};

constexpr std::array core_group{
    AgendaItem{"welcome", "Who is here", "Who is here, and apologies."},
    AgendaItem{child_views_item, "What the child says", "The child's own words since last time."},
    AgendaItem{family_item, "What the family says", "What has helped, and what has not."},
    AgendaItem{"agencies",
               "What each agency has done",
               "What was done, and what changed for the child.",
               true},
    AgendaItem{"progress", "Progress against the plan", "Part by part: better, the same or worse."},
    AgendaItem{plan_item, "Changes to the plan", "What we change in the plan, and who does what."},
    AgendaItem{decision_item,
               "What we recommend for each child",
               "What the core group agreed, and what it recommends to the review, with reasons."},
    AgendaItem{"dates", "Next dates", "The next core group and the review."}};

constexpr std::array child_in_need{
    AgendaItem{"welcome", "Who is here", "Who is here, and apologies."},
    AgendaItem{"reason", "Why we are meeting", "What the family needs help with."},
    child_views,
    family,
    AgendaItem{"agencies",
               "What each agency can offer",
               "What each will do, or has done since last time.",
               true},
    AgendaItem{"progress",
               "Progress against the plan",
               "Part by part: better, the same or worse. At the first meeting: what is planned."},
    AgendaItem{decision_item, "What we agreed", "The plan continues, changes or ends, and why."},
    plan,
    AgendaItem{"dates", "Next dates", "The next meeting and visits."}};

constexpr std::array looked_after{
    AgendaItem{"welcome", "Who is here", "Who is here, and who the child chose to invite."},
    child_views,
    AgendaItem{family_item, "What parents and carers say", "Each person's view, as they put it."},
    AgendaItem{"care", "The care plan", "Home, health, education, family time, identity."},
    agencies,
    AgendaItem{decision_item, "Decisions", "What the reviewing officer decided, and why."},
    plan,
    dates};

constexpr std::array professionals{
    AgendaItem{"welcome", "Who is here", "Who takes part, and for which agency."},
    AgendaItem{"reason", "Why we are meeting", "The question this meeting answers."},
    AgendaItem{child_views_item, "What the child says", "The child's own words, from the record."},
    agencies,
    AgendaItem{"analysis", "Advice", "The advice given, and by whom."},
    AgendaItem{decision_item, "Decision", "What was decided, and why."},
    plan,
    AgendaItem{"dates", "Next dates", "What must happen by when."}};

constexpr std::array general{
    AgendaItem{"welcome", "Who is here", "Who is here, and apologies."},
    AgendaItem{"reason", "Why we are meeting", "What this meeting is for."},
    child_views,
    family,
    agencies,
    AgendaItem{decision_item, "What we agreed", "What was agreed, and why."},
    plan,
    AgendaItem{"dates", "Next dates", "When we meet again, if we do."}};

constexpr std::array<std::span<const AgendaItem>, 8> agendas{conference,
                                                             conference_wales,
                                                             strategy,
                                                             core_group,
                                                             child_in_need,
                                                             looked_after,
                                                             professionals,
                                                             general};

}  // namespace

std::span<const AgendaItem> agenda_for(MeetingType type, Jurisdiction jurisdiction)
{
    if (is_conference(type))
        return jurisdiction == Jurisdiction::wales ? std::span<const AgendaItem>{conference_wales}
                                                   : std::span<const AgendaItem>{conference};
    switch (type) {
        case MeetingType::strategy_discussion:
            return strategy;
        case MeetingType::core_group:
            return core_group;
        case MeetingType::cin_planning_meeting:
        case MeetingType::cin_review:
        case MeetingType::step_down_or_closure_meeting:
            return child_in_need;
        case MeetingType::lac_review:
            return looked_after;
        case MeetingType::legal_planning:
        case MeetingType::pre_proceedings:
            return professionals;
        default:
            return general;
    }
}

std::string_view agenda_hint(std::string_view code, MeetingType type, Jurisdiction jurisdiction)
{
    for (const AgendaItem& item : agenda_for(type, jurisdiction))
        if (item.code == code) return item.hint;
    return agenda_hint(code);
}

std::string_view agenda_hint(std::string_view code)
{
    for (const auto& agenda : agendas)
        for (const AgendaItem& item : agenda)
            if (item.code == code) return item.hint;
    return {};
}

}  // namespace quorate::core
