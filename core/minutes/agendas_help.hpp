#pragma once

#include <array>

#include "core/minutes/agenda_items.hpp"

// The agendas of meetings about help and care: with consent, or while a child is looked after.
namespace quorate::core::agendas {

inline constexpr std::array child_in_need{
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

inline constexpr std::array looked_after{
    AgendaItem{"welcome", "Who is here", "Who is here, and who the child chose to invite."},
    child_views,
    AgendaItem{family_item, "What parents and carers say", "Each person's view, as they put it."},
    AgendaItem{"care", "The care plan", "Home, health, education, family time, identity."},
    agencies,
    AgendaItem{decision_item, "Decisions", "What the reviewing officer decided, and why."},
    plan,
    dates};

inline constexpr std::array professionals{
    AgendaItem{"welcome", "Who is here", "Who takes part, and for which agency."},
    AgendaItem{"reason", "Why we are meeting", "The question this meeting answers."},
    AgendaItem{child_views_item, "What the child says", "The child's own words, from the record."},
    agencies,
    AgendaItem{"analysis", "Advice", "The advice given, and by whom."},
    AgendaItem{decision_item, "Decision", "What was decided, and why."},
    plan,
    AgendaItem{"dates", "Next dates", "What must happen by when."}};

inline constexpr std::array general{
    AgendaItem{"welcome", "Who is here", "Who is here, and apologies."},
    AgendaItem{"reason", "Why we are meeting", "What this meeting is for."},
    child_views,
    family,
    agencies,
    AgendaItem{decision_item, "What we agreed", "What was agreed, and why."},
    plan,
    AgendaItem{"dates", "Next dates", "When we meet again, if we do."}};

// In Wales it is a care and support plan.
inline constexpr std::array care_and_support{
    AgendaItem{"welcome", "Who is here", "Who is here, apologies, and the language chosen."},
    AgendaItem{"reason",
               "What matters",
               "What the child and the family want to achieve, and what help they need for it."},
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
    AgendaItem{plan_item, "Care and support plan", "What must change, and who does what."},
    AgendaItem{"dates", "Next dates", "The next meeting and visits."}};

inline constexpr std::array assessment_planning{
    AgendaItem{"welcome", "Who is here", "Who is here, and apologies."},
    AgendaItem{"reason", "What the assessment is for", "The questions it is to answer."},
    AgendaItem{child_views_item,
               "What the child says",
               "The child's own words so far, who will see the child, when and where."},
    AgendaItem{family_item,
               "What the family says",
               "Each person's view; whether they agree that agencies are asked."},
    agencies,
    AgendaItem{"needs",
               "What people need to take part",
               "Interpreters, an advocate, how each person is best spoken with."},
    AgendaItem{decision_item, "What we agreed", "How the assessment goes on, and why."},
    AgendaItem{
        plan_item, "Plan of the assessment", "Who sees whom, who asks which agency, and by when."},
    AgendaItem{"dates", "Next dates", "When its progress is looked at, and when it ends."}};

// The family makes the plan; the rest says whether it keeps the child safe.
inline constexpr std::array family_group{
    AgendaItem{"welcome", "Who is here", "Who of the family and friends is here, and who helps."},
    AgendaItem{"reason",
               "What the family is asked",
               "The questions, and what must be in a plan for the child to be safe."},
    child_views,
    AgendaItem{"agencies",
               "What agencies tell the family",
               "What each knows, and what help it can give. Then they leave.",
               true},
    AgendaItem{family_item,
               "The family's own time",
               "Nothing that was said is written here; only that the family had its time."},
    AgendaItem{plan_item, "The family's plan", "In the family's words: who does what, by when."},
    AgendaItem{decision_item,
               "Whether the plan is agreed",
               "What is agreed; of what is not, why, and what would change that."},
    AgendaItem{"dates", "Next dates", "When the family meets again to look at its plan."}};

// From "concerns" to "told_family" this is the closing summary, which has to be written in full
// when children's services end their part.
inline constexpr std::array closure{
    AgendaItem{"welcome", "Who is here", "Who is here, who helps the family from now on."},
    AgendaItem{child_views_item,
               "What the child says",
               "The child's own words about the ending, and whom they can talk to."},
    family,
    AgendaItem{"agencies",
               "What each agency goes on doing",
               "What each will do when children's services have left.",
               true},
    AgendaItem{"progress", "Progress against the plan", "Part by part: better, the same or worse."},
    AgendaItem{decision_item, "What we agreed", "Whether the plan ends, and why."},
    AgendaItem{"concerns",
               "The concerns",
               "Name them: each sort of abuse or neglect that was suspected or found, sexual "
               "abuse too, whether or not the police went on with it.",
               false,
               true},
    AgendaItem{"action_taken",
               "What was done",
               "What was done to keep the child safe and to help the child and the family.",
               false,
               true},
    AgendaItem{"ongoing_needs",
               "What is still needed",
               "What help the child and the family still need.",
               false,
               true},
    AgendaItem{"ending_reasons",
               "Why children's services end their part",
               "The reasons. That they end does not say that nothing happened.",
               false,
               true},
    AgendaItem{"handover",
               "Handover",
               "To which services, by name; who has spoken with whom, and who introduces them to "
               "the family.",
               false,
               true},
    AgendaItem{"told_family",
               "What the child and the family are told",
               "By whom and when: why it ends, that they were right to ask for help and are "
               "believed, what happens next, and whom to call.",
               false,
               true},
    AgendaItem{plan_item, "Plan and actions", "Who does what from now on."},
    AgendaItem{"dates", "Next dates", "The last day, and who asks how things are afterwards."}};

}  // namespace quorate::core::agendas
