#pragma once

#include <array>

#include "core/minutes/agenda_items.hpp"

// The agendas of meetings that protect a child: strategy discussions, conferences, core groups.
namespace quorate::core::agendas {

inline constexpr std::array conference{
    welcome, reason, child_views, agencies, family, analysis, decision, plan, dates};

// In Wales those who take part decide about the register, and the advocate's offer is minuted.
inline constexpr AgendaItem child_views_wales{
    child_views_item,
    "What the child says",
    "The child's own words, and whether the offer of an advocate was taken up."};
inline constexpr AgendaItem decision_wales{
    decision_item,
    "Registration of each child",
    "Each practitioner's view on the register, asked one by one."};
inline constexpr AgendaItem plan_wales{
    plan_item, "Care and support protection plan", "What must change, and who does what."};
inline constexpr std::array conference_wales{welcome,
                                             reason,
                                             child_views_wales,
                                             agencies,
                                             family,
                                             analysis,
                                             decision_wales,
                                             plan_wales,
                                             dates};

inline constexpr std::array strategy{
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

inline constexpr std::array core_group{
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

// The child's plan was made elsewhere: that authority reports, and what it planned is gone through.
inline constexpr AgendaItem elsewhere{
    "elsewhere",
    "The plan made elsewhere",
    "What the other authority planned, what was done, and from "
    "which day its plan ends. Who tells it what is decided here."};
inline constexpr std::array transfer_in{
    welcome, reason, elsewhere, child_views, agencies, family, analysis, decision, plan, dates};
inline constexpr std::array transfer_in_wales{welcome,
                                              reason,
                                              elsewhere,
                                              child_views_wales,
                                              agencies,
                                              family,
                                              analysis,
                                              decision_wales,
                                              plan_wales,
                                              dates};

inline constexpr AgendaItem unborn_views{
    child_views_item,
    "What is known of the baby",
    "What the baby will need, and what brothers and sisters say in their own words."};
inline constexpr AgendaItem birth{"birth",
                                  "Around the birth",
                                  "The expected date, where the birth is planned, who tells whom "
                                  "when it begins, who is with the baby in hospital and at home."};
inline constexpr std::array pre_birth{
    welcome, reason, unborn_views, agencies, family, analysis, decision, birth, plan, dates};
inline constexpr std::array pre_birth_wales{welcome,
                                            reason,
                                            unborn_views,
                                            agencies,
                                            family,
                                            analysis,
                                            decision_wales,
                                            birth,
                                            plan_wales,
                                            dates};

inline constexpr std::array extra_familial_harm{
    AgendaItem{"welcome", "Who is here", "Who is here, for which agency, and apologies."},
    AgendaItem{"reason",
               "The harm outside the home",
               "What happened or may happen, where, and through whom. Each child's record says "
               "only what concerns that child."},
    AgendaItem{child_views_item,
               "What the child says",
               "The child's own words: where they feel safe, where not, whom they trust."},
    family,
    agencies,
    AgendaItem{"places",
               "Places, people and online",
               "Where it happens, who else is drawn in, and what is known of those who do harm."},
    analysis,
    AgendaItem{decision_item, "Decision for each child", "What was decided for each, and why."},
    AgendaItem{plan_item,
               "Safety plan and disruption",
               "What keeps each child safe, what makes the places safer, who does what."},
    AgendaItem{"dates", "Next dates", "When we look at this again, and who keeps in touch."}};

}  // namespace quorate::core::agendas
