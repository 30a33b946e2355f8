#include "server/pages/meetings/people_link_pages.hpp"

#include <utility>

#include "core/circulation/people_by_link.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/rules/explanation_words.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/meetings/people_link_words.hpp"
#include "server/pages/meetings/reply_pages.hpp"
#include "server/pages/meetings/seat_link.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

std::string heading_of(const core::PeopleByLink& people, core::Language language)
{
    const core::Date day = core::london_date(people.time.starts_at);
    return core::filled(people_link_words(language).heading,
                        {{"day", core::long_date(day, language)}});
}

// "Noor Fixture, health visitor, Health trust"; to a family "Health".
std::string who_text(const core::WhoComes& who, bool names_nobody, core::Language language)
{
    const PeopleLinkWords& words = people_link_words(language);
    const bool leads = who.part == core::PartAtMeeting::chair;
    const bool is_invited = who.part == core::PartAtMeeting::invited;
    if (names_nobody)
        return std::string{is_invited ? service_words(*who.kind, language)
                           : leads    ? words.family_chair
                                      : words.family_minute_taker};
    std::string said = who.name.reveal();
    const std::string part{is_invited ? std::string_view{}
                           : leads    ? words.chair
                                      : words.minute_taker};
    for (const std::string& each : {part, who.job, who.agency})
        if (!each.empty()) said += ", " + each;
    return said;
}

std::string child_text(const core::ChildAtMeeting& child, core::Language language)
{
    const PeopleLinkWords& words = people_link_words(language);
    std::string said = child.name.reveal();
    if (child.born)
        said += ", " + core::filled(words.born, {{"day", core::long_date(*child.born, language)}});
    else if (child.expected)
        said += ", " +
                core::filled(words.expected, {{"day", core::long_date(*child.expected, language)}});
    return said;
}

View line(const std::string& words)
{
    View view;
    view["line"] = words;
    return view;
}

Response show(App& app, const Request& request, const core::PeopleByLink& people)
{
    const PageLanguage in = reply_page_language(app, request);
    const PeopleLinkWords& words = people_link_words(in.language);
    View page;
    set_people_words(page, in.language);
    page["head"] =
        page_head({.heading = heading_of(people, in.language),
                   .sub = times_text(people.time.starts_at, people.time.ends_at, in.language),
                   .eyebrow = core::filled(words.reference, {{"reference", people.reference}})});
    set_opening(
        page, reply_url(request.value(0), "people") + in.query, words.open, !people.is_opened);
    page["is_opened"] = people.is_opened;
    page["is_family"] = people.is_family;
    page["names_family"] = !people.names_nobody;
    page["is_video"] = people.is_video;
    page["reply_url"] = reply_url(request.value(0)) + in.query;
    page["who"] = view_list(people.who, [&](const core::WhoComes& who) {
        return line(who_text(who, people.names_nobody, in.language));
    });
    page["has_children"] = !people.children.empty();
    page["children"] = view_list(people.children, [&](const core::ChildAtMeeting& child) {
        return line(child_text(child, in.language));
    });
    page["has_parents"] = !people.parents.empty();
    page["parents"] = view_list(people.parents, [](const core::ParentAtMeeting& parent) {
        return line(parent.name.reveal() +
                    (parent.relationship.empty() ? "" : ", " + parent.relationship));
    });
    page["ask"] =
        core::filled(people.authority_phone.empty() ? words.ask_team : words.ask,
                     {{"authority", people.authority_name}, {"phone", people.authority_phone}});
    return seat_link_page(app,
                          request,
                          {.name = "reply/people",
                           .title = words.title,
                           .authority = people.authority_name,
                           .in = in},
                          std::move(page));
}

using SeenPeople = SeenBehind<core::PeopleByLink>;

core::Result<SeenPeople> see(App& app, const Request& request)
{
    const std::string& token = request.value(0);
    return see_behind<core::PeopleByLink>(
        app,
        request,
        [&](core::UnitOfWork& work) {
            return core::view_people_by_link(work, meeting_tools(app), token);
        },
        [&](core::UnitOfWork& work) { return core::people_door(work, meeting_tools(app), token); });
}

DoorPage door_page(const Request& request, const SeenPeople& seen, core::Language language)
{
    return {.title = std::string{people_link_words(language).title},
            .heading = heading_of(seen.behind, language),
            .reference = seen.behind.reference,
            .url = reply_url(request.value(0), "people"),
            .behind = BehindCheck::people};
}

// Asks for a code, in the place of what cannot be shown on this device.
Response ask_for_code(App& app, const Request& request, const SeenPeople& seen, int status = 200)
{
    const PageLanguage in = reply_page_language(app, request);
    return reader_check_page(app,
                             request,
                             core::anonymous_actor(),
                             seen.door,
                             door_page(request, seen, in.language),
                             in,
                             status);
}

Response open_people(App& app,
                     const Request& request,
                     const std::string& device,
                     const std::string& network)
{
    const auto people = app.transact(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::open_people_by_link(
            work, meeting_tools(app), request.value(0), device, network);
    });
    if (!people) return refuse_seat_link(app, request, people.error());
    return show(app, request, *people);
}

}  // namespace

std::string people_link_url(App& app, const std::string& token, const PageLanguage& in)
{
    const bool is_there = app.database.read([&](core::UnitOfWork& work) {
        return core::has_people_behind(work, meeting_tools(app), token);
    });
    return is_there ? reply_url(token, "people") + in.query : std::string{};
}

Response get_people_link(App& app, const Request& request, const core::Actor&)
{
    const auto seen = see(app, request);
    if (!seen) return refuse_seat_link(app, request, seen.error());
    if (!seen->is_trusted) return ask_for_code(app, request, *seen);
    return show(app, request, seen->behind);
}

Response post_people_link(App& app, const Request& request, const core::Actor& actor)
{
    const auto seen = see(app, request);
    if (!seen) return refuse_seat_link(app, request, seen.error());
    if (!seen->is_trusted)
        return ask_for_code(app, request, *seen, refusal_status(core::Refusal::not_signed_in));
    return open_people(app, request, seen->device, actor.network);
}

Response post_people_code(App& app, const Request& request, const core::Actor& actor)
{
    const auto seen = see(app, request);
    if (!seen) return refuse_seat_link(app, request, seen.error());
    const PageLanguage in = reply_page_language(app, request);
    return answer_reader_check(app,
                               request,
                               actor,
                               seen->door,
                               door_page(request, *seen, in.language),
                               in,
                               [&](const std::string& device) {
                                   return open_people(app, request, device, actor.network);
                               });
}

}  // namespace quorate::server
