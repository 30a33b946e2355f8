#pragma once

#include "core/minutes/agenda.hpp"

// Items that stand on more than one agenda.
namespace quorate::core::agendas {

inline constexpr AgendaItem welcome{"welcome",
                                    "Welcome and who is here",
                                    "Who is here, apologies, and what was agreed about privacy."};
inline constexpr AgendaItem reason{
    "reason", "Why we are meeting", "What has happened, in one paragraph. Facts first."};
inline constexpr AgendaItem child_views{
    child_views_item,
    "What the child says",
    "The child's own words, and how their views were asked for."};
inline constexpr AgendaItem agencies{
    "agencies",
    "What each agency knows",
    "Write what the child could read one day. Facts first, then opinion, "
    "and say whose it is.",
    true};
inline constexpr AgendaItem family{
    family_item, "What the family says", "Each person's view, as they put it."};
inline constexpr AgendaItem analysis{
    "analysis",
    "Strengths and worries",
    "What is going well, what worries people, and what needs to happen."};
inline constexpr AgendaItem decision{
    decision_item, "Decision for each child", "How the decision was reached, view by view."};
inline constexpr AgendaItem plan{
    plan_item, "Plan and actions", "What must change, and who does what."};
inline constexpr AgendaItem dates{
    "dates", "Next dates", "The core group, the review, and who keeps in touch until then."};

inline constexpr AgendaItem closed{
    closed_item,
    closed_title,
    "Why the family was asked to leave, who decided it, and what was said. Never for the family."};

}  // namespace quorate::core::agendas
