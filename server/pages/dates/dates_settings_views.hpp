#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/due_dates/dates_changes.hpp"
#include "core/due_dates/local_closures.hpp"
#include "core/due_dates/local_rules.hpp"
#include "server/app/app.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {

// How closures, local standards and their changes read on the page.

inline constexpr std::string_view dates_settings_url = "/admin/dates";

std::string remove_closure_url(core::Date day);
std::string local_rule_url(std::string_view standard);

/// "10 working days after the day of the last visit"
std::string limit_text(const core::StatutoryRule& rule);

/// What the standard is called: its usual variant's label.
std::string_view heading_of(const core::LocalStandard& standard);

/// "Close Tuesday 29 December 2026: Christmas closure"
std::string change_text(const core::DatesChange& change);

/// "2 people told", of what moved dates.
std::string told_text(int people);

/// Who it was, as the actor would say: "you", a name, "the operator of this installation".
std::string administrator_name(App& app, const core::Actor& actor, const core::UserId& user);

/// The changes that wait, each with its buttons.
std::vector<View> waiting_views(App& app,
                                const core::Actor& actor,
                                const std::vector<core::DatesChange>& waiting);

Table closures_table(const std::vector<core::Closure>& closures);
Table standards_table(const std::vector<core::LocalStandard>& standards,
                      core::Jurisdiction jurisdiction);
Table history_table(App& app, const core::Actor& actor, const core::DatesChanges& changes);

}  // namespace quorate::server
