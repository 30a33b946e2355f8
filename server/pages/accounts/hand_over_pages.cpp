#include "server/pages/accounts/hand_over_pages.hpp"

#include <functional>

#include "core/dates/london_time.hpp"
#include "core/leaving/hand_over.hpp"
#include "core/meetings/time_and_place.hpp"
#include "server/app/csrf.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/accounts/account_urls.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/templates/components.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using core::FieldError;
using core::UserId;

constexpr std::string_view everything = "all";
constexpr std::string_view stays = "stay";

// What can be chosen from, besides what is left behind.
struct Shown {
    core::LeftBehind left;
    std::vector<core::User> staff = {};
};

core::Result<Shown> look(App& app, const core::Actor& actor, const UserId& person)
{
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Shown> {
        auto left = core::left_behind(work, meeting_tools(app), actor, person);
        if (!left) return left.error();
        auto staff = work.users.of_authority(actor.authority);
        std::erase_if(staff, [&](const core::User& user) {
            return !core::may_take_minutes(user) || user.id == person;
        });
        return Shown{.left = *std::move(left), .staff = std::move(staff)};
    });
}

std::vector<Option> options_of(const std::vector<core::User>& people)
{
    std::vector<Option> options;
    for (const core::User& user : people)
        options.push_back({user.id.text(), user.name.reveal()});
    return options;
}

std::vector<Option> options_of(const std::vector<core::NamedUser>& people, const UserId& but)
{
    std::vector<Option> options;
    for (const core::NamedUser& user : people)
        if (user.id != but) options.push_back({user.id.text(), user.name.reveal()});
    return options;
}

View choice(const std::string& name,
            const std::string& label,
            std::vector<Option> options,
            const Fields& typed,
            const std::vector<FieldError>& errors)
{
    options.insert(options.begin(), {std::string{stays}, "Leave as it is"});
    return select({.name = name,
                   .label = label,
                   .options = std::move(options),
                   .chosen = typed.get(name),
                   .prompt = "As chosen above",
                   .error = error_for(errors, name)});
}

std::string task_text(const core::LeftMeeting& meeting)
{
    if (meeting.chairs && meeting.takes_minutes) return "chair, and takes the minutes";
    if (meeting.chairs) return "chair";
    return meeting.takes_minutes ? "takes the minutes" : "invited";
}

std::string meeting_text(const core::LeftMeeting& each)
{
    const core::Meeting& meeting = each.listing.meeting;
    return when_text(meeting) + ": " + std::string{label(meeting.type)} + ", " +
           each.listing.case_reference + " (" + task_text(each) + ")";
}

std::string counted(int number, const std::string& one, const std::string& many)
{
    return number == 1 ? "1 " + one : std::to_string(number) + " " + many;
}

std::vector<View> choices_of(const Shown& shown,
                             const Fields& typed,
                             const std::vector<FieldError>& errors)
{
    const core::LeftBehind& left = shown.left;
    std::vector<View> fields{select({.name = std::string{everything},
                                     .label = "Who takes over, where nothing else is chosen below",
                                     .options = options_of(shown.staff),
                                     .chosen = typed.get(everything),
                                     .prompt = "Nobody: what is not chosen stays as it is",
                                     .error = error_for(errors, everything)})};
    for (const core::LeftMeeting& each : left.meetings) {
        std::vector<core::User> people = shown.staff;
        if (each.chairs)
            std::erase_if(people, [&](const core::User& user) {
                return !core::may_chair(user, each.listing.meeting.type);
            });
        fields.push_back(choice("meeting." + each.listing.meeting.id.text(),
                                meeting_text(each),
                                options_of(people),
                                typed,
                                errors));
    }
    for (const core::FamilyCase& each : left.families)
        fields.push_back(
            choice("family." + each.id.text(),
                   each.reference + ", " + each.family_name.reveal() + ": lead social worker",
                   options_of(left.possible_leads, left.person.id),
                   typed,
                   errors));
    if (!left.actions.empty())
        fields.push_back(choice(
            "actions",
            counted(
                static_cast<int>(left.actions.size()), "action point to do", "action points to do"),
            options_of(shown.staff),
            typed,
            errors));
    if (!left.polls.empty())
        fields.push_back(choice("polls",
                                counted(static_cast<int>(left.polls.size()),
                                        "poll that is not decided",
                                        "polls that are not decided"),
                                options_of(shown.staff),
                                typed,
                                errors));
    return fields;
}

std::optional<UserId> chosen(const Fields& form, const std::string& name)
{
    const std::string& own = form.get(name);
    if (own == stays) return std::nullopt;
    const std::string& given = own.empty() ? form.get(everything) : own;
    if (given.empty()) return std::nullopt;
    return UserId{given};
}

core::HandOver command_of(const Fields& form, const core::LeftBehind& left)
{
    core::HandOver command{.from = left.person.id,
                           .actions_to = chosen(form, "actions"),
                           .polls_to = chosen(form, "polls"),
                           .seen = form.get("seen")};
    for (const core::LeftMeeting& each : left.meetings) {
        const core::MeetingId& id = each.listing.meeting.id;
        if (const auto to = chosen(form, "meeting." + id.text())) command.meetings[id] = *to;
    }
    for (const core::FamilyCase& each : left.families)
        if (const auto to = chosen(form, "family." + each.id.text()))
            command.families[each.id] = *to;
    return command;
}

Response page_of(App& app,
                 const Request& request,
                 const core::Actor& actor,
                 const UserId& person,
                 View page,
                 int status)
{
    page["save_url"] = hand_over_url(person);
    return html_page(app,
                     request,
                     actor,
                     "accounts/hand_over",
                     {.title = "Hand over",
                      .section = Section::accounts,
                      .back = {"Back", account_url(person)},
                      .status = status},
                     std::move(page));
}

Response ask(App& app,
             const Request& request,
             const core::Actor& actor,
             const Shown& shown,
             const Fields& typed,
             const std::vector<FieldError>& errors = {},
             int status = 200)
{
    const core::LeftBehind& left = shown.left;
    View page;
    if (!errors.empty()) page["error_summary"] = error_summary(errors);
    page["head"] = page_head({.heading = "Hand over what " + left.person.name.reveal() + " has",
                              .sub = "All of what you choose changes at once, or nothing does. "
                                     "What is told to whom is shown first."});
    page["others"] =
        left.others == 0
            ? std::string{}
            : counted(
                  left.others, "thing of theirs is not yours", "things of theirs are not yours") +
                  " to give away: ask their manager, or whoever books these meetings.";
    const bool any = !left.meetings.empty() || !left.families.empty() || !left.actions.empty() ||
                     !left.polls.empty();
    page["asking"] = any;
    page["nothing"] = any ? View{false}
                          : empty_state({.heading = "Nothing to hand over",
                                         .text = "No meeting ahead, family, action point or poll "
                                                 "of theirs waits for you to give it away."});
    page["fields"] = view_list(choices_of(shown, typed, errors), std::identity{});
    page["seen"] = hidden_input("seen", core::fingerprint(left));
    page["check"] = button({.label = "Continue"});
    return page_of(app, request, actor, left.person.id, std::move(page), status);
}

std::string told_text(const core::ToldOfHandOver& told)
{
    return told.who.reveal() + " " + told.what +
           (told.starts_at ? ": " + core::london_long_time(*told.starts_at) : std::string{}) + ".";
}

Response confirm(App& app,
                 const Request& request,
                 const core::Actor& actor,
                 const core::LeftBehind& left,
                 const core::HandedOver& done,
                 const Fields& form)
{
    View page;
    page["head"] =
        page_head({.heading = "Check what is handed over", .sub = "Nothing has changed yet."});
    std::vector<std::string> changes;
    if (done.meetings > 0)
        changes.push_back(counted(done.meetings, "meeting", "meetings") +
                          ": another chair, minute taker or seat");
    if (done.families > 0)
        changes.push_back(counted(done.families, "family", "families") +
                          ": another lead social worker");
    if (done.actions > 0)
        changes.push_back(counted(done.actions, "action point", "action points") +
                          ": another owner; the links of before stop");
    if (done.polls > 0) changes.push_back(counted(done.polls, "poll", "polls") + ": another asks");
    const auto line = [](const std::string& text) {
        View row;
        row["text"] = text;
        return row;
    };
    page["confirming"] = true;
    page["any_change"] = !changes.empty();
    page["changes"] = view_list(changes, line);
    std::vector<std::string> told;
    for (const core::ToldOfHandOver& each : done.told)
        told.push_back(told_text(each));
    page["any_told"] = !told.empty();
    page["told"] = view_list(told, line);
    std::vector<View> carried;
    for (const auto& [name, value] : form.entries())
        if (name != csrf_field && name != "step") carried.push_back(hidden_input(name, value));
    page["carried"] = view_list(carried, std::identity{});
    page["again_url"] = hand_over_url(left.person.id);
    page["save"] = changes.empty() ? View{false} : button({.label = "Hand over"});
    return page_of(app, request, actor, left.person.id, std::move(page), 200);
}

}  // namespace

Response get_hand_over(App& app, const Request& request, const core::Actor& actor)
{
    const auto shown = look(app, actor, UserId{request.value(0)});
    if (!shown) return refusal_page(app, request, actor, shown.error());
    return ask(app, request, actor, *shown, {});
}

Response post_hand_over(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const bool is_asked_first = form.get("step") != "save";
    const auto shown = look(app, actor, UserId{request.value(0)});
    if (!shown) return refusal_page(app, request, actor, shown.error());
    const core::HandOver command = command_of(form, shown->left);
    // What would be told is what is written when it is done: done once, and taken back.
    std::optional<core::HandedOver> done_once;
    const auto give = [&](core::UnitOfWork& work) -> core::Result<core::Done> {
        auto given = core::hand_over_all(work, meeting_tools(app), actor, command);
        if (!given) return given.error();
        done_once = *std::move(given);
        if (is_asked_first) return core::Refusal::needs_reason;  // rolls it back
        return core::Done{};
    };
    const auto given = is_asked_first ? app.database.transact(give) : app.transact(actor, give);
    if (given)
        return done(account_url(command.from),
                    done_once->told.empty() ? "handed-over-untold" : "handed-over");
    if (is_asked_first && done_once)
        return confirm(app, request, actor, shown->left, *done_once, form);
    const core::Error& error = given.error();
    if (error.refusal == core::Refusal::stale_version)
        return ask(app,
                   request,
                   actor,
                   *shown,
                   form,
                   {{std::string{everything},
                     "Something of this changed meanwhile. Look again, and continue"}},
                   refusal_status(error.refusal));
    if (error.fields.empty()) return refusal_page(app, request, actor, error);
    return ask(app, request, actor, *shown, form, error.fields, refusal_status(error.refusal));
}

}  // namespace quorate::server
