#pragma once

#include <string>
#include <vector>

#include "core/actions/action_store.hpp"
#include "core/support/paging.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

struct CaseTools;

/// What somebody looks for among the action points of the cases they may see.
struct FindActions {
    std::string text = {};       // words of what is to be done, or the beginnings of words
    std::string reference = {};  // of the family, as people write it
    std::optional<ActionStatus> status = {};
    bool to_do_only = false;
    bool overdue = false;
    int late_by = 0;  // overdue by at least so many working days
    AgencyId agency = {};
    std::string owner = {};
    CaseId case_id = {};
    std::optional<ActionCursor> after = {};
    int limit = 50;
};

/// The action points that are looked for, by day. For those who may look at cases.
Result<PageOf<ActionRow>> find_actions(UnitOfWork& work,
                                       const CaseTools& tools,
                                       const Actor& actor,
                                       const FindActions& asked);

/// The words of a search in lower case, at most eight, without anything that is no letter or digit.
std::vector<std::string> search_words(const std::string& text);

}  // namespace quorate::core
