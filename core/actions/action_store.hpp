#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/access/permission.hpp"
#include "core/actions/action_point.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// Where a list of action points goes on: after the row with this day and id.
struct ActionCursor {
    Date due_on;
    ActionPointId id;
};

/// Which action points a list is to hold; what is empty asks for nothing.
struct ActionQuery {
    std::vector<std::string> words = {};  // each the beginning of a word of its text, in lower case
    std::optional<ActionStatus> status = {};
    bool to_do_only = false;  // open or in progress
    std::optional<Date> due_before = {};
    AgencyId agency = {};
    std::string owner = {};  // the id of an account, a contact or a family member
    CaseId case_id = {};
    std::optional<ActionCursor> after = {};
    int limit = 50;
};

/// What is asked of an action point before somebody is written to about it.
struct DueAction {
    ActionPointId id;
    CaseId case_id;
    ActionOwner owner;
    Date due_on;
    TeamId team;          // of its case
    bool is_open = true;  // the case: no part of it is restricted
    AgencyId agency;      // of a contact; empty for others
};

/// An owner's link to all that they have to do. Another generation is another link.
struct OwnerLink {
    int generation = 1;
    Instant expires_at = {};
    std::string link_hash = {};

    friend bool operator==(const OwnerLink&, const OwnerLink&) = default;
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

    /// The number of each of theirs, in the order in which they were agreed at its meeting, from 1.
    virtual std::map<ActionPointId, int> numbers_of_user(const AuthorityId& authority,
                                                         const UserId& user) = 0;

    /// Open action points of others on the cases the member of staff leads, chairs or has in an
    /// open case of their team, by day.
    virtual std::vector<ActionRow> open_on_cases_of(const AuthorityId& authority,
                                                    const UserId& user,
                                                    int limit) = 0;

    /// By day, on the cases that a list with this reach shows to the actor.
    virtual std::vector<ActionRow> found(const Actor& actor,
                                         Reach reach,
                                         Instant now,
                                         const ActionQuery& query) = 0;

    /// What an owner still has to do, by day; of an account without what is its contact's.
    virtual std::vector<ActionRow> open_of_owner(const AuthorityId& authority,
                                                 const ActionOwner& owner) = 0;

    /// What an agency's contacts still have to do and may begin by `today`, on open cases that are
    /// not restricted, by day.
    virtual std::vector<ActionRow> open_of_agency(const AuthorityId& authority,
                                                  const AgencyId& agency,
                                                  Date today) = 0;

    /// The same of the members of staff whom `manager` is the line manager of.
    virtual std::vector<ActionRow> open_of_managed(const AuthorityId& authority,
                                                   const UserId& manager,
                                                   Date today) = 0;

    /// What is to be done by `until` and may begin by `today`.
    virtual std::vector<DueAction> to_do_by(const AuthorityId& authority,
                                            Date until,
                                            Date today) = 0;

    /// How much of that others were to do by `until`, on open cases of the user's teams.
    virtual int count_late_in_teams(const AuthorityId& authority,
                                    const UserId& user,
                                    Date until,
                                    Date today) = 0;

    /// Whether the authority's owners were asked on that day; and true for the first who is to ask.
    virtual bool was_chased(const AuthorityId& authority, Date day) = 0;
    virtual bool claim_chase(const AuthorityId& authority, Date day, Instant now) = 0;

    /// The last day before `day` on which they were asked.
    virtual std::optional<Date> last_chased(const AuthorityId& authority, Date day) = 0;

    /// The link to all that an owner has to do, also when it has run out.
    virtual std::optional<OwnerLink> owner_link(const AuthorityId& authority,
                                                const ActionOwner& owner) = 0;

    /// Theirs from now on; the one before is dead if it was another.
    virtual void keep_owner_link(const AuthorityId& authority,
                                 const ActionOwner& owner,
                                 const OwnerLink& link) = 0;

    /// Whose link it is, while it lasts.
    virtual std::optional<std::pair<AuthorityId, ActionOwner>> owner_by_link(
        const std::string& link_hash, Instant now) = 0;

    /// How many of a member of staff's open action points were due before `today`, or on it.
    virtual int count_due(const AuthorityId& authority, const UserId& user, Date today) = 0;
};

}  // namespace quorate::core
