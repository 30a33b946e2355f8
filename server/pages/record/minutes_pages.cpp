#include "server/pages/record/minutes_pages.hpp"

#include "core/dates/london_time.hpp"
#include "core/minutes/agenda.hpp"
#include "core/minutes/closed_part.hpp"
#include "core/minutes/minutes_store.hpp"
#include "core/minutes/write_minutes.hpp"
#include "server/app/api.hpp"
#include "server/app/page.hpp"
#include "server/pages/actions/item_form.hpp"
#include "server/pages/record/minutes_draft.hpp"
#include "server/pages/record/minutes_view.hpp"
#include "server/pages/record/record_urls.hpp"

namespace quorate::server {
namespace {

core::MeetingId meeting_of(const Request& request)
{
    return core::MeetingId{request.value(0)};
}

struct Seen {
    core::MinutesFile file;
    core::Register roll;
};

core::Result<Seen> look(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Seen> {
        auto file = core::view_minutes(work, app.clock, actor, meeting_of(request));
        if (!file) return file.error();
        auto roll = core::register_beside(work, file->file, app.now());
        return Seen{*std::move(file), std::move(roll)};
    });
}

// What is typed into one section, saved while it is written.
core::SaveSection section_command(const Request& request, const Fields& form)
{
    const core::MinuteSectionId section{request.value(1)};
    TypedSection typed = section_in(form, section);
    return {.meeting = meeting_of(request),
            .section = section,
            .version = typed.version,
            .body = std::move(typed.body),
            .visible_to_family = typed.visible_to_family};
}

// What the other person saved, for the script to show beside what is being written.
Response theirs(App& app, const core::Actor& actor, const core::SaveSection& command)
{
    const auto kept = app.read(actor, [&](core::UnitOfWork& work) {
        return work.minutes.find_section(actor.authority, command.section);
    });
    if (!kept) return problem({core::Refusal::not_found});
    const std::string at =
        kept->updated_at ? core::london_clock_time(*kept->updated_at) : std::string{};
    return json_response(
        409,
        json::object{{"version", kept->version},
                     {"saved_at", at},
                     {"fields", {{part_field("body", kept->id.text()), kept->body.reveal()}}}});
}

}  // namespace

Response get_minutes(App& app, const Request& request, const core::Actor& actor)
{
    const auto seen = look(app, request, actor);
    if (!seen) return refusal_page(app, request, actor, seen.error());
    const std::string& item = request.query.get("item");
    const auto draft = restored_draft(app, actor, seen->file, item);
    return show_minutes(
        app, request, actor, seen->file, seen->roll, item, draft.value_or(MinutesDraft{}));
}

Response show_minutes_again(App& app,
                            const Request& request,
                            const core::Actor& actor,
                            const std::string& item,
                            const MinutesDraft& draft)
{
    const auto seen = look(app, request, actor);
    if (!seen) return refusal_page(app, request, actor, seen.error());
    return show_minutes(app, request, actor, seen->file, seen->roll, item, draft);
}

Response post_minutes_open(App& app, const Request& request, const core::Actor& actor)
{
    const core::MeetingId meeting = meeting_of(request);
    const auto opened = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::open_minutes(work, app.clock, app.random, actor, meeting);
    });
    if (!opened) return refusal_page(app, request, actor, opened.error());
    return see_other(minutes_url(meeting));
}

Response post_closed_part(App& app, const Request& request, const core::Actor& actor)
{
    const core::MeetingId meeting = meeting_of(request);
    const auto added = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::add_closed_part(work, app.clock, app.random, actor, meeting);
    });
    if (!added) return refusal_page(app, request, actor, added.error());
    return see_other(minutes_url(meeting, std::string{core::closed_item}));
}

Response post_section_autosave(App& app, const Request& request, const core::Actor& actor)
{
    const core::SaveSection command = section_command(request, form_of(request));
    const auto saved = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::save_section(work, app.clock, actor, command);
    });
    if (saved)
        return json_response(200,
                             json::object{{"version", saved->version},
                                          {"saved_at", core::london_clock_time(app.now())}});
    if (saved.error().refusal == core::Refusal::stale_version) return theirs(app, actor, command);
    if (saved.error().refusal == core::Refusal::wrong_state)
        return json_response(409,
                             json::object{{"says",
                                           "These minutes are agreed: what you typed is not saved. "
                                           "Copy it before you leave this page."}});
    return problem(saved.error());
}

Response get_decisions(App&, const Request& request, const core::Actor&)
{
    return see_other(minutes_url(meeting_of(request), std::string{core::decision_item}));
}

}  // namespace quorate::server
