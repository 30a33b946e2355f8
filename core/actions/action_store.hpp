#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/actions/action_point.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// Where a list of action points goes on: after the row with this day and id.
struct ActionCursor {
    Date due_on;
    ActionPointId id;
};

class ActionStore {
public:
    virtual ~ActionStore() = default;

    virtual void add(const AuthorityId& authority, const ActionPoint& action) = 0;

    virtual std::optional<ActionRow> find(const AuthorityId& authority,
                                          const ActionPointId& id) = 0;

    /// The action point whose owner's link has this digest, and its authority.
    virtual std::optional<std::pair<AuthorityId, ActionRow>> find_by_link(
        const std::string& link_hash) = 0;

    /// Keeps everything that may change, if `action.version` is still the row's. Gives the new one.
    virtual Result<int> save(const AuthorityId& authority, const ActionPoint& action) = 0;

    /// In the order in which they were agreed.
    virtual std::vector<ActionRow> of_meeting(const AuthorityId& authority,
                                              const MeetingId& meeting) = 0;

    /// Of one case, the open ones first, each by day.
    virtual std::vector<ActionRow> of_case(const AuthorityId& authority, const CaseId& id) = 0;

    /// What a member of staff has to do, by day, so that what is late comes first. With `today`
    /// without what nobody is asked about before a later day.
    virtual std::vector<ActionRow> open_of_user(const AuthorityId& authority,
                                                const UserId& user,
                                                const std::optional<ActionCursor>& after,
                                                int limit,
                                                const std::optional<Date>& today) = 0;

    /// What they have finished, latest first.
    virtual std::vector<ActionRow> closed_of_user(const AuthorityId& authority,
                                                  const UserId& user,
                                                  int limit) = 0;

    /// Open action points of others on the cases the member of staff leads, chairs or has in an
    /// open case of their team, by day.
    virtual std::vector<ActionRow> open_on_cases_of(const AuthorityId& authority,
                                                    const UserId& user,
                                                    int limit) = 0;

    /// How many of a member of staff's open action points were due before `today`, or on it.
    virtual int count_due(const AuthorityId& authority, const UserId& user, Date today) = 0;
};

}  // namespace quorate::core
