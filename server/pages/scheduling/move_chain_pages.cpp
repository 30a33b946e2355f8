#include "server/pages/scheduling/move_chain_pages.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/scheduling/chain_question.hpp"
#include "core/slots/slot_words.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/dates/due_date_words.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/meetings/change_meeting_pages.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/chain_views.hpp"
#include "server/pages/scheduling/chosen_slot.hpp"

namespace quorate::server {
namespace {

constexpr const char* stays = "stays";

std::string version_field(core::ChainLink link)
{
    return std::string{code(link)} + "_version";
}

std::vector<View> hidden_form(const MeetingForm& form)
{
    std::vector<View> hidden;
    for (const auto& [name, value] :
         std::initializer_list<std::pair<const char*, const std::string&>>{
             {"date", form.date},
             {"time", form.time},
             {"duration_minutes", form.length},
             {"chair", form.chair},
             {"mode", form.mode},
             {"room", form.room},
             {"venue", form.venue},
             {"video_link", form.video_link},
             {"late_authoriser", form.late_authoriser},
             {"late_reason_code", form.late_reason_code},
             {"late_reason", form.late_reason},
             {"reason", form.reason},
             {"held_together", form.held_together}})
        hidden.push_back(hidden_input(name, value));
    hidden.push_back(hidden_input("version", number_text(form.version)));
    for (const auto& [name, is_ticked] : {std::pair{"confirm_room", form.confirmed.room},
                                          std::pair{"confirm_access", form.confirmed.access},
                                          std::pair{"confirm_busy", form.confirmed.busy},
                                          std::pair{"confirm_hours", form.confirmed.hours},
                                          std::pair{"confirm_meet", form.confirmed.meet}})
        if (is_ticked) hidden.push_back(hidden_input(name, "yes"));
    return hidden;
}

// A meeting stays only because somebody says so, in time or not.
View choice_field(const core::ChainEffect& effect,
                  const Fields& typed,
                  const std::vector<core::FieldError>& errors)
{
    const core::ChainLink link = effect.entry.link;
    const std::string name{code(link)};
    const Option stay{.value = stays,
                      .label = "Leave it on " + when_text(effect.entry.meeting),
                      .hint = "It then needs another time later"};
    std::string chosen = typed.get(name);
    if (effect.search && !effect.search->found.slots.empty()) {
        const auto& slots = effect.search->found.slots;
        const bool is_offered =
            chosen == stays || std::ranges::any_of(slots, [&](const core::Slot& slot) {
                return slot_text(slot) == chosen;
            });
        if (!is_offered) chosen = slot_text(slots.front());
        return times_field(link, *effect.search, chosen, error_for(errors, name), {stay});
    }
    return radios(
        {.name = name,
         .legend = "Time for " + phrase(link),
         .options = {stay},
         .chosen = chosen,
         .hint = "No other time is offered. " + nothing_words(effect.search, effect.refused),
         .error = error_for(errors, name)});
}

View effect_view(const core::ChainEffect& effect,
                 const Fields& typed,
                 const std::vector<core::FieldError>& errors)
{
    View made;
    made["name"] = std::string{label(effect.entry.link)};
    made["now"] = when_text(effect.entry.meeting);
    made["sentence"] = effect.sentence + ".";
    made["fits"] = effect.fits;
    made["state"] = effect.fits ? chip(Chip::ok, "Can stay") : chip(Chip::late, "Needs a new time");
    made["choice"] = effect.fits ? View{false} : choice_field(effect, typed, errors);
    return made;
}

std::vector<core::MovedLimit> moved_limits(const core::MovePreview& preview)
{
    std::vector<core::MovedLimit> moved = preview.limits;
    std::erase_if(moved, [](const core::MovedLimit& each) { return each.before == each.after; });
    return moved;
}

View limit_rows(const core::MovePreview& preview)
{
    return view_list(moved_limits(preview), [](const core::MovedLimit& limit) {
        View row;
        row["what"] = limit.label;
        row["before"] = core::short_date(limit.before);
        row["after"] = core::short_date(limit.after);
        return row;
    });
}

std::string to_words(const core::MovePreview& preview, const MeetingForm& form)
{
    return core::long_date(preview.to) + " at " + form.time;
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const core::MovePreview& preview,
              const MeetingForm& form,
              const std::vector<core::FieldError>& errors = {},
              int status = 200)
{
    const Fields typed = form_of(request);
    const core::MeetingId& id = preview.meeting.id;
    std::vector<View> hidden = hidden_form(form);
    for (const core::ChainEffect& effect : preview.others)
        if (!effect.fits)
            hidden.push_back(hidden_input(version_field(effect.entry.link),
                                          number_text(effect.entry.meeting.version)));
    std::vector<View> notices;
    if (!preview.order.empty())
        notices.push_back(alert(Alert::warning, {.text = preview.order + "."}));
    if (!preview.sentence.empty())
        notices.push_back(alert(preview.is_kept ? Alert::information : Alert::warning,
                                {.text = preview.sentence + "."}));
    View page;
    page["error_summary"] = error_summary(errors);
    page["head"] =
        page_head({.heading = !preview.order.empty()   ? "This does not fit the other meetings"
                              : preview.others.empty() ? "This is after its last day"
                                                       : "What this does to the other meetings",
                   .sub = "Now: " + when_text(preview.meeting) +
                          ". To be: " + to_words(preview, form) + "."});
    page["notices"] = view_list(notices, std::identity{});
    page["save_url"] = meeting_url(id, "move/chain");
    page["hidden"] = view_list(hidden, std::identity{});
    page["effects"] = view_list(preview.others, [&](const core::ChainEffect& effect) {
        return effect_view(effect, typed, errors);
    });
    page["has_limits"] = !moved_limits(preview).empty();
    page["limits"] = limit_rows(preview);
    page["save"] = button({.label = "Save and send updates"});
    page["form_url"] = meeting_url(id, "move");
    page["keep_url"] = meeting_url(id);
    return html_page(app,
                     request,
                     actor,
                     "scheduling/move_chain",
                     {.title = "What moving the meeting does",
                      .section = Section::meetings,
                      .back = {"Back to the meeting", meeting_url(id)},
                      .status = status},
                     std::move(page));
}

core::Result<core::MovePreview> preview_of(App& app,
                                           const core::Actor& actor,
                                           const core::Reschedule& asked)
{
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::preview_move(work, meeting_tools(app), actor, asked);
    });
}

// Of those that cannot stay in time: what was chosen, as far as anything was.
std::vector<core::MovedWith> others_in(const Fields& form)
{
    std::vector<core::MovedWith> others;
    for (const core::ChainLink link : core::all_chain_links) {
        const std::string chosen = form.get(std::string{code(link)});
        const auto slot = slot_from(chosen);
        if (!slot && chosen != stays) continue;
        others.push_back({.link = link,
                          .version = whole_number(form.get(version_field(link))).value_or(0),
                          .slot = slot});
    }
    return others;
}

bool is_about_others(const core::Error& error)
{
    return !error.fields.empty() &&
           std::ranges::all_of(errors_by_meeting(error), [](const core::FieldError& each) {
               return core::chain_link_from(each.field).has_value();
           });
}

std::optional<core::ChainView> chain_of(App& app,
                                        const core::Actor& actor,
                                        const core::MeetingId& id)
{
    using Found = std::optional<core::ChainView>;
    const auto chain = app.read(actor, [&](core::UnitOfWork& work) -> core::Result<Found> {
        return core::chain_with(work, meeting_tools(app), actor.authority, id);
    });
    return chain ? *chain : std::nullopt;
}

}  // namespace

BookedWith booked_with(App& app, const core::Actor& actor, const core::MeetingId& id)
{
    const auto chain = chain_of(app, actor, id);
    if (!chain) return {};
    std::vector<std::string> others;
    for (const core::ChainEntry& other : chain->to_come_besides(id))
        others.push_back(phrase(other.link));
    if (others.empty()) return {};
    BookedWith made{.words = "This meeting was booked with " + core::names_in_words(others),
                    .shows_first = chain->of(id)->link == core::ChainLink::conference};
    made.words += made.shows_first
                      ? ": you will see what the new time does to them before anything is saved."
                      : ". They stay as they are.";
    return made;
}

std::optional<Response> ask_about_chain(App& app,
                                        const Request& request,
                                        const core::Actor& actor,
                                        const MeetingForm& form,
                                        const core::Reschedule& asked)
{
    const auto chain = chain_of(app, actor, asked.meeting);
    if (!chain) return std::nullopt;
    const auto preview = preview_of(app, actor, asked);
    if (!preview) return std::nullopt;
    const bool is_shown =
        !preview->others.empty() || core::asks_about_chain(*chain, asked.meeting, preview->to);
    if (!is_shown) return std::nullopt;
    return show(app, request, actor, *preview, form);
}

std::string expected_limit_words(App& app, const core::Actor& actor, const core::MeetingId& id)
{
    const auto chain = chain_of(app, actor, id);
    if (!chain) return {};
    const core::ChainEntry& own = *chain->of(id);
    if (!own.is_expected || !own.due) return {};
    return "Its last day is " + last_day_text(*own.due) + ", if the conference on " +
           core::long_date(core::london_date(chain->conference().meeting.starts_at)) +
           " makes a plan.";
}

Response post_move_chain(App& app, const Request& request, const core::Actor& actor)
{
    const Fields fields = form_of(request);
    const MeetingForm form = meeting_form_of(fields);
    const core::MeetingId id{request.value(0)};
    const core::Reschedule asked = reschedule_of(id, form);
    const auto preview = preview_of(app, actor, asked);
    if (!preview) return move_refused(app, request, actor, form, preview.error());
    const auto moved = app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<core::Done> {
        const core::MeetingTools tools = meeting_tools(app);
        if (preview->link == core::ChainLink::conference)
            return core::move_chain(work, tools, actor, asked, others_in(fields));
        const auto done = core::reschedule_meeting(work, tools, actor, asked);
        if (!done) return done.error();
        return core::Done{};
    });
    if (moved) return done(meeting_url(id), "chain-changed");
    const core::Error& error = moved.error();
    if (!is_about_others(error)) return move_refused(app, request, actor, form, error);
    return show(app,
                request,
                actor,
                *preview,
                form,
                errors_by_meeting(error),
                refusal_status(error.refusal));
}

std::optional<View> cancelled_with_field(App& app,
                                         const Request& request,
                                         const core::Actor& actor,
                                         const core::MeetingId& id,
                                         const std::vector<core::FieldError>& errors)
{
    const auto chain = chain_of(app, actor, id);
    if (!chain || chain->conference().meeting.id != id) return std::nullopt;
    std::vector<Option> options;
    for (const core::ChainEntry& entry : chain->to_come_besides(id))
        options.push_back(
            {.value = std::string{code(entry.link)} + "." + number_text(entry.meeting.version),
             .label = std::string{label(entry.link)} + ", " + when_text(entry.meeting)});
    if (options.empty()) return std::nullopt;
    // They hang on the conference: whoever opens the page has said nothing else yet.
    std::vector<std::string> chosen = form_of(request).all("also");
    if (request.method != Method::post)
        for (const Option& each : options)
            chosen.push_back(each.value);
    return checkboxes({.name = "also",
                       .legend = "Cancel these too? They were booked with it",
                       .options = std::move(options),
                       .chosen = std::move(chosen),
                       .hint = "Those that you do not tick stay as they are",
                       .error = error_for(errors, "also"),
                       .small = true});
}

std::vector<core::CancelledWith> cancelled_with(const Fields& form)
{
    std::vector<core::CancelledWith> others;
    for (const std::string& each : form.all("also")) {
        const auto dot = each.find('.');
        const auto link = core::chain_link_from(each.substr(0, dot));
        if (link && dot != std::string::npos)
            others.push_back(
                {.link = *link, .version = whole_number(each.substr(dot + 1)).value_or(0)});
    }
    return others;
}

}  // namespace quorate::server
