// Closing the account of somebody who has left.
#include "core/access/permission.hpp"
#include "core/identity/user_accounts.hpp"
#include "core/leaving/closed_account.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/accounts/account_urls.hpp"
#include "server/pages/accounts/user_pages.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {
namespace {

using core::UserId;

core::Result<core::User> found(App& app, const Request& request, const core::Actor& actor)
{
    return app.read(actor, [&](core::UnitOfWork& work) {
        return core::find_account(work, app.clock, actor, UserId{request.value(0)});
    });
}

// What others have to see to when the person has left.
struct LeftWith {
    core::WaitsForHandOver waits;
    std::string feeds;  // by name, of those that others read
};

LeftWith left_with(core::UnitOfWork& work, const core::User& user, core::Instant now)
{
    LeftWith left{.waits = core::waits_for_hand_over(work, user, now), .feeds = {}};
    for (const core::FeedRow& row : core::shared_feeds_of(work, user, now)) {
        left.feeds += left.feeds.empty() ? "" : "; ";
        left.feeds += row.subject_name;
        if (!row.feed.label.empty()) left.feeds += " (" + row.feed.label.reveal() + ")";
    }
    return left;
}

}  // namespace

Response get_disable_account(App& app, const Request& request, const core::Actor& actor)
{
    const auto user = found(app, request, actor);
    if (!user) return refusal_page(app, request, actor, user.error());
    const auto left =
        app.read(actor, [&](core::UnitOfWork& work) { return left_with(work, *user, app.now()); });
    std::vector<std::string> paragraphs{
        "They are signed out everywhere. Their tokens, their links and the feeds that they made "
        "stop. What they did stays in the record."};
    if (!left.feeds.empty())
        paragraphs.push_back(
            "These calendars of others stop as well, because the person knows their addresses: " +
            left.feeds +
            ". Whoever reads one sees nothing new from then on: make each anew under Calendar "
            "feeds, "
            "and give them the new address. The leads of an agency are told by e-mail.");
    paragraphs.push_back(
        "Their meetings, families, action points and polls stay theirs until a manager hands them "
        "over, on the page of this account.");
    if (left.waits.any())
        paragraphs.push_back("To be handed over: " + core::text_of(left.waits) +
                             ". Managers, and who chairs or arranged those meetings, are told by "
                             "e-mail that somebody has left, not who.");
    const Frame frame = frame_for(app,
                                  request,
                                  actor,
                                  {.title = "Close an account",
                                   .section = Section::accounts,
                                   .back = {"Back", account_url(user->id)}});
    return html_response(
        200,
        confirm_page(frame,
                     {.heading = "Close the account of " + user->name.reveal() + "?",
                      .paragraphs = std::move(paragraphs),
                      .fields = {hidden_input("version", number_text(user->version))},
                      .button = {.label = "Close the account", .look = ButtonLook::warning},
                      .action_url = disable_account_url(user->id),
                      .cancel_url = account_url(user->id)}));
}

Response post_disable_account(App& app, const Request& request, const core::Actor& actor)
{
    const UserId id{request.value(0)};
    // A form without a version is one that nobody was shown.
    const int version = version_of(form_of(request));
    const auto disabled =
        app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<core::Done> {
            if (version == 0) return core::Refusal::stale_version;
            return core::close_leaver(work, app.clock, app.random, actor, id, version);
        });
    if (!disabled) return refusal_page(app, request, actor, disabled.error());
    return done(account_url(id), "account-closed");
}

}  // namespace quorate::server
