#pragma once

#include <array>

#include "core/rules/book/wales_guidance.hpp"
#include "core/rules/sources.hpp"
#include "core/rules/statutory_rule.hpp"

namespace quorate::core {

inline constexpr std::string_view care_planning_wales =
    "Care Planning, Placement and Case Review (Wales) Regulations 2015";

// Looked-after children. The variants of visits are those of England (regulation 31 was seen in
// part).
inline constexpr std::array wales_law{
    StatutoryRule{.id = "wal-lac-plan-10wd",
                  .label = "Care and support plan for a looked-after child made",
                  .label_cy = "Llunio cynllun gofal a chymorth i blentyn sy'n derbyn gofal",
                  .jurisdiction = Jurisdiction::wales,
                  .level = RuleLevel::law,
                  .trigger = EventKind::placement_started,
                  .offset = 10,
                  .unit = Unit::working_days,
                  .edition = care_planning_wales,
                  .paragraph = "Regulation 4(3)",
                  .source = source::wales_care_planning,
                  .effective_from = wales_act_in_force},

    StatutoryRule{.id = "wal-lac-review-first-20wd",
                  .label = "First looked-after review",
                  .label_cy = "Adolygiad cyntaf i blentyn sy'n derbyn gofal",
                  .jurisdiction = Jurisdiction::wales,
                  .level = RuleLevel::law,
                  .trigger = EventKind::looked_after,
                  .meeting_type = MeetingType::lac_review,
                  .met_by = {EventKind::lac_first_review_held},
                  .offset = 20,
                  .unit = Unit::working_days,
                  .edition = care_planning_wales,
                  .paragraph = "Part 6; the text was not seen",
                  .source = source::wales_care_planning_regulations,
                  .confidence = Confidence::medium,
                  .effective_from = wales_act_in_force},

    StatutoryRule{.id = "wal-lac-review-second-3m",
                  .label = "Second looked-after review",
                  .label_cy = "Ail adolygiad i blentyn sy'n derbyn gofal",
                  .jurisdiction = Jurisdiction::wales,
                  .level = RuleLevel::law,
                  .trigger = EventKind::lac_first_review_held,
                  .meeting_type = MeetingType::lac_review,
                  .met_by = {EventKind::lac_review_held},
                  .offset = 3,
                  .unit = Unit::months,
                  .edition = care_planning_wales,
                  .paragraph = "Part 6; the text was not seen",
                  .source = source::wales_care_planning_regulations,
                  .confidence = Confidence::medium,
                  .effective_from = wales_act_in_force},

    StatutoryRule{.id = "wal-lac-review-subsequent-6m",
                  .label = "Next looked-after review",
                  .label_cy = "Yr adolygiad nesaf i blentyn sy'n derbyn gofal",
                  .jurisdiction = Jurisdiction::wales,
                  .level = RuleLevel::law,
                  .trigger = EventKind::lac_review_held,
                  .meeting_type = MeetingType::lac_review,
                  .met_by = {EventKind::lac_review_held},
                  .offset = 6,
                  .unit = Unit::months,
                  .edition = care_planning_wales,
                  .paragraph = "Part 6; the text was not seen",
                  .source = source::wales_care_planning_regulations,
                  .confidence = Confidence::medium,
                  .effective_from = wales_act_in_force},

    StatutoryRule{.id = "wal-lac-visit-first-1w",
                  .label = "First visit to the placement",
                  .label_cy = "Ymweliad cyntaf â'r lleoliad",
                  .jurisdiction = Jurisdiction::wales,
                  .level = RuleLevel::law,
                  .trigger = EventKind::placement_started,
                  .met_by = {EventKind::lac_visit},
                  .offset = 1,
                  .unit = Unit::weeks,
                  .edition = care_planning_wales,
                  .paragraph = "Regulation 31",
                  .source = source::wales_visits,
                  .effective_from = wales_act_in_force},

    StatutoryRule{.id = "wal-lac-visit-interval-6w",
                  .label = "Next visit to the placement",
                  .label_cy = "Yr ymweliad nesaf â'r lleoliad",
                  .jurisdiction = Jurisdiction::wales,
                  .level = RuleLevel::law,
                  .trigger = EventKind::lac_visit,
                  .met_by = {EventKind::lac_visit},
                  .offset = 6,
                  .unit = Unit::weeks,
                  .family = "wal-lac-visit-interval",
                  .is_default = true,
                  .edition = care_planning_wales,
                  .paragraph = "Regulation 31",
                  .source = source::wales_visits,
                  .effective_from = wales_act_in_force},

    StatutoryRule{
        .id = "wal-lac-visit-interval-3m",
        .label = "Next visit to a placement meant to last to age 18, after its first year",
        .label_cy =
            "Yr ymweliad nesaf â lleoliad a fwriedir hyd at 18 oed, ar ôl y flwyddyn gyntaf",
        .jurisdiction = Jurisdiction::wales,
        .level = RuleLevel::law,
        .trigger = EventKind::lac_visit,
        .met_by = {EventKind::lac_visit},
        .offset = 3,
        .unit = Unit::months,
        .family = "wal-lac-visit-interval",
        .edition = care_planning_wales,
        .paragraph = "Regulation 31",
        .source = source::wales_visits,
        .effective_from = wales_act_in_force},

    StatutoryRule{.id = "wal-lac-visit-interval-1w",
                  .label = "Next visit to a child with a connected person for a time, or at home "
                           "under an interim order, until the first review",
                  .label_cy = "Yr ymweliad nesaf â phlentyn gyda pherson cysylltiedig dros dro, "
                              "neu gartref o dan orchymyn interim, hyd at yr adolygiad cyntaf",
                  .jurisdiction = Jurisdiction::wales,
                  .level = RuleLevel::law,
                  .trigger = EventKind::lac_visit,
                  .met_by = {EventKind::lac_visit},
                  .offset = 1,
                  .unit = Unit::weeks,
                  .family = "wal-lac-visit-interval",
                  .edition = care_planning_wales,
                  .paragraph = "Regulation 31",
                  .source = source::wales_visits,
                  .effective_from = wales_act_in_force},

    StatutoryRule{.id = "wal-lac-visit-interval-4w",
                  .label = "Next visit to a child with a connected person for a time, or at home "
                           "under an interim order, after the first review",
                  .label_cy = "Yr ymweliad nesaf â phlentyn gyda pherson cysylltiedig dros dro, "
                              "neu gartref o dan orchymyn interim, ar ôl yr adolygiad cyntaf",
                  .jurisdiction = Jurisdiction::wales,
                  .level = RuleLevel::law,
                  .trigger = EventKind::lac_visit,
                  .met_by = {EventKind::lac_visit},
                  .offset = 4,
                  .unit = Unit::weeks,
                  .family = "wal-lac-visit-interval",
                  .edition = care_planning_wales,
                  .paragraph = "Regulation 31",
                  .source = source::wales_visits,
                  .effective_from = wales_act_in_force},
};

}  // namespace quorate::core
