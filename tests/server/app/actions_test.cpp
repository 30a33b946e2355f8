#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "core/access/action.hpp"
#include "server/app/route.hpp"

// The access matrix and the route table, held against each other.

namespace quorate::server {
namespace {

using core::Action;

// Why an action of the matrix opens no route of its own. A line goes when its route comes.
const std::map<Action, std::string> actions_without_a_route{
    // Decided inside the use case of another route.
    {Action::case_restrict_raise, "creating and editing a case: only with a restriction"},
    {Action::feed_revoke_other, "stopping a feed: only when it is not one's own"},
    {Action::chair_edit_availability, "times and hours: only when they are those of staff"},
    {Action::invite_preview, "looking at what was sent, which is part of the meeting"},
    // Never: kept in the matrix so that its denial is tested.
    {Action::meeting_double_book, "nobody may"},
    {Action::audit_modify_delete, "nobody may"},
    // Families that need more care.
    {Action::case_transfer_authority, "moving a case to another authority"},
    {Action::case_sibling_link, "linked families"},
    {Action::participant_add_excluded, "review of excluded people"},
    // What leaves the service.
    {Action::export_diary_csv, "exports"},
    // Settings, which are a file and the command line until then.
    {Action::config_templates, "settings pages"},
};

TEST(Actions, EachHaveARouteOrAReasonWhyNot)
{
    std::set<Action> routed;
    for (const Route& route : routes())
        routed.insert(route.action);
    for (const Action action : core::all_actions()) {
        const bool has_route = routed.contains(action);
        const bool has_reason = actions_without_a_route.contains(action);
        EXPECT_TRUE(has_route || has_reason) << core::action_name(action) << " has no route";
        EXPECT_FALSE(has_route && has_reason) << core::action_name(action) << " has one now";
    }
}

}  // namespace
}  // namespace quorate::server
