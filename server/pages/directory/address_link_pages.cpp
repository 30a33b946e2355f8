#include "server/pages/directory/address_link_pages.hpp"

#include "core/directory/address_check.hpp"
#include "core/rules/explanation_words.hpp"
#include "server/app/page.hpp"
#include "server/pages/directory/directory_urls.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

struct Words {
    std::string_view title;
    std::string_view why;     // {council}
    std::string_view person;  // {name} {job} {agency}
    std::string_view theirs;
    std::string_view not_theirs;
    std::string_view what_follows;
    std::string_view thanks;
    std::string_view thanks_theirs;
    std::string_view thanks_not_theirs;
    std::string_view choose;
};

constexpr Words english{
    .title = "Is this your address?",
    .why = "{council} was given the e-mail address to which this link came, for:",
    .person = "{name}, {job}, {agency}",
    .theirs = "Yes, this is my address",
    .not_theirs = "No, I am somebody else",
    .what_follows =
        "If it is yours, you are sent invitations to meetings there, and links to their "
        "papers. If it is not, nothing else is sent there.",
    .thanks = "Thank you",
    .thanks_theirs = "The address is confirmed. You can close this page.",
    .thanks_not_theirs =
        "Nothing else is sent to the address until somebody has checked it. You "
        "can close this page.",
    .choose = "Choose one of the two answers"};

constexpr Words welsh{
    .title = "Ai dyma eich cyfeiriad?",
    .why = "Rhoddwyd i {council} y cyfeiriad e-bost y daeth y ddolen hon iddo, ar gyfer:",
    .person = "{name}, {job}, {agency}",
    .theirs = "Ie, dyma fy nghyfeiriad",
    .not_theirs = "Na, rhywun arall ydw i",
    .what_follows =
        "Os mai eich un chi ydyw, anfonir gwahoddiadau i gyfarfodydd yno, a dolenni "
        "i'w papurau. Os nad ydyw, ni anfonir dim arall yno.",
    .thanks = "Diolch",
    .thanks_theirs = "Mae'r cyfeiriad wedi'i gadarnhau. Gallwch gau'r dudalen hon.",
    .thanks_not_theirs =
        "Ni anfonir dim arall i'r cyfeiriad nes bod rhywun wedi'i wirio. Gallwch "
        "gau'r dudalen hon.",
    .choose = "Dewiswch un o'r ddau ateb"};

core::AddressLinkTools tools_of(App& app)
{
    return {.clock = app.clock, .random = app.random, .links = app.links};
}

PageLanguage language_of(App& app, const Request& request)
{
    if (const auto asked = asked_language(request)) return page_language(request, *asked);
    return page_language(request, app.database.read([&](core::UnitOfWork& work) {
        return core::address_link_language(work, app.links, request.value(0));
    }));
}

Response show(App& app, const Request& request, const core::Actor& actor, bool has_chosen)
{
    const PageLanguage in = language_of(app, request);
    const Words& words = in.language == core::Language::welsh ? welsh : english;
    const auto asked = app.database.read([&](core::UnitOfWork& work) {
        return core::open_address_link(work, app.links, request.value(0), app.now());
    });
    if (!asked) return refusal_page(app, request, actor, asked.error(), in);
    View page;
    const bool is_open = asked->answer.empty();
    page["heading"] = std::string{is_open ? words.title : words.thanks};
    page["thanks"] = is_open                     ? std::string{}
                     : asked->answer == "theirs" ? std::string{words.thanks_theirs}
                                                 : std::string{words.thanks_not_theirs};
    page["is_open"] = is_open;
    page["error_summary"] =
        has_chosen
            ? View{false}
            : error_summary({{.field = {}, .message = std::string{words.choose}}}, in.language);
    page["why"] = core::filled(words.why, {{"council", asked->council}});
    page["person"] = core::filled(
        words.person,
        {{"name", asked->name.reveal()}, {"job", asked->job_title}, {"agency", asked->agency}});
    page["what_follows"] = std::string{words.what_follows};
    page["answer_url"] = "/v/" + request.value(0) + in.query;
    page["yes"] = button({.label = std::string{words.theirs}, .name = "answer", .value = "theirs"});
    page["no"] = button({.label = std::string{words.not_theirs},
                         .look = ButtonLook::secondary,
                         .name = "answer",
                         .value = "not_theirs"});
    return html_page(
               app,
               request,
               actor,
               "directory/address_link",
               {.title = std::string{words.title}, .status = has_chosen ? 200 : 422, .in = in},
               std::move(page))
        .with("X-Robots-Tag", "noindex, nofollow");
}

}  // namespace

Response post_address_link(App& app, const Request& request, const core::Actor& actor)
{
    const core::ContactId id{request.value(0)};
    const auto sent = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::send_address_link(work, tools_of(app), actor, id);
    });
    if (!sent) return refusal_page(app, request, actor, sent.error());
    return done(entry_url("contacts", id.text()), "address-link-sent");
}

Response get_address_link(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor, true);
}

Response post_address_link_answer(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const std::string& answer = form.get("answer");
    const bool is_theirs = answer == "theirs";
    if (!is_theirs && answer != "not_theirs") return show(app, request, actor, false);
    const auto kept = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::answer_address_link(
            work, tools_of(app), request.value(0), is_theirs, actor.network);
    });
    // Who pressed twice has answered: the page says so, or that the link works no more.
    if (!kept && kept.error().refusal == core::Refusal::link_stopped)
        return show(app, request, actor, true);
    const PageLanguage in = language_of(app, request);
    if (!kept) return refusal_page(app, request, actor, kept.error(), in);
    return see_other("/v/" + request.value(0) + in.query);
}

}  // namespace quorate::server
