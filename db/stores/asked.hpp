#pragma once

#include <string>
#include <vector>

#include "db/session/sql.hpp"
#include "db/stores/case_visibility.hpp"

namespace quorate::db {

/// A query that is put together from what was asked, with the values of its parameters so far.
struct Asked {
    std::string text = {};
    std::vector<Value> values = {};

    template <class T>
    void bind(const T& value)
    {
        values.push_back(Column<T>::to(value));
    }

    /// What case_is_visible takes.
    void bind_viewer(const core::Actor& actor, core::Reach reach, core::Instant now)
    {
        const CaseReach within = case_reach(actor, reach);
        bind(actor.user);
        bind(actor.user);
        bind(now);
        bind(actor.user);
        bind(within.every_open_case);
        bind(within.open_cases_of_teams);
        bind(actor.user);
    }
};

}  // namespace quorate::db
