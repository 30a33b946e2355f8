#pragma once

#include <functional>
#include <string>

#include "core/cases/dates_changes.hpp"
#include "server/cli/installation.hpp"

namespace quorate::server {

/// What the commands that change what a council counts by have in common.
struct DatesSettingOptions {
    std::string authority = {};
    std::string day_name = {};  // how the answer calls the first day: "on"
    std::string day = {};
    bool as_json = false;
};

using ChangeDates = std::function<core::Result<core::DatesOutcome>(
    core::UnitOfWork&, const core::CaseTools&, const core::Actor&)>;

/// Makes the change as the operator, who needs no second person, and says what it moved. Gives the
/// exit code.
int change_dates(const CommonOptions& common,
                 const DatesSettingOptions& options,
                 const ChangeDates& use_case);

}  // namespace quorate::server
