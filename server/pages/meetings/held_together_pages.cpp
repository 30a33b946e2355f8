#include "server/pages/meetings/held_together_pages.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <utility>

#include "core/cases/case_store.hpp"
#include "core/meetings/held_together.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/meeting_choices.hpp"
#include "core/meetings/meeting_store.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/meetings/meeting_form.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"

namespace quorate::server {
namespace {

using core::MeetingId;

struct Booked {
    core::Meeting meeting;
    core::MeetingListing listing;
    std::set<core::CaseId> families = {};  // that have a meeting among them
};

// The meeting that is booked, if another can be held together with it.
core::Result<Booked> booked(App& app, const Request& request, const core::Actor& actor)
{
    return app.read(actor, [&](core::UnitOfWork& work) -> core::Result<Booked> {
        const MeetingId id{request.value(0)};
        auto known =
            core::permitted_meeting(work, actor, core::Action::meeting_reschedule, id, app.now());
        if (!known) return known.error();
        if (!core::is_to_come(known->meeting, app.now())) return core::Refusal::wrong_state;
        Booked now{.meeting = known->meeting,
                   .listing = work.meetings.find_listing(actor.authority, id).value(),
                   .families = {known->meeting.case_id}};
        for (const core::Meeting& other : core::held_with(work, known->meeting))
            now.families.insert(other.case_id);
        return now;
    });
}

View head_of(const Booked& now, const std::string& eyebrow)
{
    return page_head({.heading = "Hold a meeting of another family together with this one",
                      .sub = when_text(now.meeting) + ", " + where_text(now.listing),
                      .eyebrow = eyebrow});
}

PageInfo info_for(const Booked& now, int status)
{
    return {.title = "Hold a meeting together with another",
            .section = Section::meetings,
            .back = {"Back to the meeting", meeting_url(now.meeting.id)},
            .status = status};
}

Response choose_family(App& app,
                       const Request& request,
                       const core::Actor& actor,
                       const Booked& now)
{
    // The form sends it empty when nothing is chosen.
    std::vector<core::FieldError> errors;
    if (request.query.has("family"))
        errors.push_back({"family", "Choose which family it is about"});
    const auto cases = app.read(
        actor, [&](core::UnitOfWork& work) -> core::Result<std::vector<core::CaseSummary>> {
            const auto reach = core::permit_list(actor, core::Action::case_search, app.now());
            if (!reach) return reach.error();
            // Only those the person can book for.
            return work.cases.search(
                actor, core::Reach::involved, app.now(), {.open_only = true, .limit = 200});
        });
    if (!cases) return refusal_page(app, request, actor, cases.error());
    std::vector<Option> families;
    for (const core::CaseSummary& each : *cases)
        if (!now.families.contains(each.family.id))
            families.push_back({each.family.id.text(),
                                each.family.reference + ", " + each.family.family_name.reveal()});
    View page;
    page["error_summary"] = error_summary(errors);
    page["head"] = head_of(now, now.listing.case_reference);
    page["next_url"] = meeting_url(now.meeting.id, "together");
    page["field_view"] = select({.name = "family",
                                 .label = "Which family is it about?",
                                 .options = std::move(families),
                                 .prompt = "Choose a family",
                                 .hint = "It gets a meeting of its own, with its own invitations, "
                                         "register, record and papers",
                                 .error = error_for(errors, "family")});
    page["asked"] = View{kainjow::mustache::list{}};
    page["go"] = button({.label = "Continue"});
    return html_page(app,
                     request,
                     actor,
                     "meetings/choose_family",
                     info_for(now, errors.empty() ? 200 : 422),
                     std::move(page));
}

core::Result<core::MeetingChoices> choices_for(App& app,
                                               const core::Actor& actor,
                                               const MeetingForm& form)
{
    return app.read(actor, [&](core::UnitOfWork& work) {
        return core::meeting_choices(work,
                                     meeting_tools(app),
                                     actor,
                                     core::CaseId{form.family},
                                     core::meeting_type_from(form.type));
    });
}

// What is in the way of the time itself has no field here: it is the booked meeting's.
std::vector<View> notices_of(const Booked& now, const std::vector<core::FieldError>& errors)
{
    static const std::set<std::string> shared{
        "chair", "minute_taker", "room", "venue", "video_link", "date", "time", "invitees"};
    std::vector<View> notices;
    for (const core::FieldError& each : errors)
        if (shared.contains(each.field))
            notices.push_back(alert(Alert::error,
                                    {.strong = each.message + ".",
                                     .link = "Look at the meeting that is booked",
                                     .link_url = meeting_url(now.meeting.id)}));
    return notices;
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const Booked& now,
              MeetingForm form,
              const std::vector<core::FieldError>& errors = {},
              int status = 200)
{
    const auto choices = choices_for(app, actor, form);
    if (!choices) return refusal_page(app, request, actor, choices.error());
    if (request.method != Method::post && choices->children.size() == 1)
        form.children = {choices->children.front().id.text()};
    std::vector<View> fields = subject_fields(form, *choices, errors);
    const bool is_late = choices->due && !core::is_kept_at(*choices->due, now.meeting.starts_at);
    if (is_late)
        std::ranges::move(late_fields(form, *choices, *choices->due, errors),
                          std::back_inserter(fields));
    std::ranges::move(confirm_fields(form, errors), std::back_inserter(fields));
    fields.push_back(hidden_input("family", form.family));
    View page;
    page["error_summary"] = error_summary(errors);
    page["head"] = head_of(
        now, choices->family.reference + ", " + choices->family.family_name.reveal() + " family");
    page["notices"] = view_list(notices_of(now, errors), std::identity{});
    page["fields"] = view_list(fields, std::identity{});
    page["save_url"] = meeting_url(now.meeting.id, "together");
    page["cancel_url"] = meeting_url(now.meeting.id);
    page["save"] = button({.label = "Book and send invitations"});
    return html_page(
        app, request, actor, "meetings/together", info_for(now, status), std::move(page));
}

// Nothing else is said of it.
std::string name_of(const core::HeldWith& other)
{
    return other.meeting ? other.meeting->reference : "a meeting of another family";
}

}  // namespace

Response get_hold_together(App& app, const Request& request, const core::Actor& actor)
{
    const auto now = booked(app, request, actor);
    if (!now) return refusal_page(app, request, actor, now.error());
    const std::string family = request.query.get("family");
    if (family.empty()) return choose_family(app, request, actor, *now);
    return show(app,
                request,
                actor,
                *now,
                {.family = family, .type = std::string{code(now->meeting.type)}});
}

Response post_hold_together(App& app, const Request& request, const core::Actor& actor)
{
    const MeetingForm form = meeting_form_of(form_of(request));
    core::HoldTogether asked{.meeting = MeetingId{request.value(0)},
                             .case_id = core::CaseId{form.family},
                             .type = form.type,
                             .late_authoriser = core::UserId{form.late_authoriser},
                             .late_reason_code = form.late_reason_code,
                             .late_reason = form.late_reason,
                             .confirmed = form.confirmed};
    for (const std::string& child : form.children)
        asked.children.emplace_back(child);
    const auto held = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::hold_together(work, meeting_tools(app), actor, asked);
    });
    if (held) return done(meeting_url(*held), "meeting-held-together");
    const core::Error& error = held.error();
    if (error.fields.empty()) return refusal_page(app, request, actor, error);
    const auto now = booked(app, request, actor);
    if (!now) return refusal_page(app, request, actor, now.error());
    return show(app, request, actor, *now, form, error.fields, refusal_status(error.refusal));
}

View held_with_card(const core::MeetingView& view, bool may_add)
{
    const bool is_alone = view.meeting.held_together && view.held_together.empty() &&
                          view.meeting.status == core::MeetingStatus::scheduled;
    if (view.held_together.empty() && !may_add && !is_alone) return View{false};
    View card;
    card["others_some"] = !view.held_together.empty();
    card["others"] = view_list(view.held_together, [](const core::HeldWith& other) {
        View row;
        row["name"] = name_of(other);
        row["other_url"] = other.meeting ? meeting_url(other.meeting->id) : std::string{};
        return row;
    });
    card["is_alone"] = is_alone;
    card["add_url"] = may_add ? meeting_url(view.meeting.id, "together") : std::string{};
    return card;
}

std::optional<View> held_others_field(App& app,
                                      const core::Actor& actor,
                                      const core::Meeting& meeting,
                                      const std::string& change,
                                      const std::string& chosen,
                                      const std::vector<core::FieldError>& errors)
{
    if (!meeting.held_together) return std::nullopt;
    const auto ahead = app.read(actor, [&](core::UnitOfWork& work) -> core::Result<std::size_t> {
        return core::ahead_with(work, meeting).size();
    });
    if (!ahead || *ahead == 0) return std::nullopt;
    return radios({.name = "held_together",
                   .legend = core::held_together_words(*ahead),
                   .options = {{.value = std::string{code(core::HeldOthers::change_too)},
                                .label = change + " all of them together"},
                               {.value = std::string{code(core::HeldOthers::stay)},
                                .label = change + " this one alone",
                                .hint = "It is then no longer held together with the others"}},
                   .chosen = chosen,
                   .error = error_for(errors, "held_together")});
}

std::vector<View> other_registers(App& app, const core::Actor& actor, const core::Meeting& meeting)
{
    using Others = std::vector<core::HeldWith>;
    const auto others = app.read(actor, [&](core::UnitOfWork& work) -> core::Result<Others> {
        return core::held_together_with(work, actor, meeting, app.now());
    });
    std::vector<View> ways;
    if (!others) return ways;
    for (const core::HeldWith& other : *others) {
        const bool goes_on = other.meeting && meeting.closed_at && !other.meeting->closed_at;
        ways.push_back(alert(
            Alert::information,
            {.strong = "Held together with " + name_of(other) + ".",
             .text = goes_on ? "It has a register and a record of its own, and has not ended yet."
                             : "It has a register and a record of its own.",
             .link = other.meeting ? "Who is at " + other.meeting->reference : std::string{},
             .link_url =
                 other.meeting ? meeting_url(other.meeting->id, "register") : std::string{}}));
    }
    return ways;
}

}  // namespace quorate::server
