#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// A child of a family, born or not yet.
struct Child {
    ChildId id = {};
    CaseId case_id = {};
    PersonName given_name = {};   // may be empty while unborn
    PersonName family_name = {};  // of an unborn child, the mother's
    std::optional<Date> date_of_birth = {};
    std::optional<Date> expected_delivery_date = {};
    int version = 1;
    std::optional<Date> date_of_death = {};
};

bool is_unborn(const Child& child);

/// Whether the child died before the day on which somebody is 18.
bool died_before_18(const std::optional<Date>& birth, const std::optional<Date>& death);

std::vector<ChildId> child_ids(const std::vector<Child>& children);

/// Full years on `day`, or nothing for a child who is not born by then. A child born on 29
/// February is a year older on 1 March of a year that has no such day.
std::optional<int> age_on(const Child& child, Date day);

/// "Rowan", or "Unborn baby" while there is no name.
PersonName called(const Child& child);

/// "Rowan Testwood", "Unborn baby Testwood"
PersonName full_name(const Child& child);

/// "8", "5 months", "2 weeks", "unborn": how old on `day`, for a list.
std::string age_text(const Child& child, Date day);

}  // namespace quorate::core
