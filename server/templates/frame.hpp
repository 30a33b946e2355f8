#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/language.hpp"
#include "core/support/private.hpp"
#include "server/templates/components.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// The hidden form field that carries the CSRF token: {{> csrf}} inside every POST form.
inline constexpr std::string_view csrf_field = "csrf";

/// The part of the service a page belongs to: its entry in the bar is marked.
enum class Section {
    none,
    calendar,
    needs_a_date,
    families,
    meetings,
    actions,
    performance,
    directory,
    accounts,
    feeds,
    second_person
};

/// Numbers in the bar mean "needs you", never totals. Zero is not shown.
struct NavCounts {
    int needs_a_date = 0;
    int actions = 0;
    int second_person = 0;  // the entry is there only while something waits
};

/// One entry of the service bar.
struct NavItem {
    std::string label = {};
    std::string url = {};
    int count = 0;
    bool current = false;
};

/// Calendar, Needs a date, Families, Meetings, Actions, Performance, Directory, Accounts, Feeds.
std::vector<NavItem> staff_navigation(Section current, const NavCounts& counts);

/// Who is signed in, as the top bar shows it: "Ash Demosby, business support".
struct SignedIn {
    core::PersonName name = {};
    std::string role_label = {};
};

/// What happened just now, told at the top of the next page.
struct Flash {
    Alert kind = Alert::success;
    AlertText words = {};
};

/// A family that the person has open in an emergency, told on each page while it lasts.
struct EmergencyNotice {
    std::string reference = {};
    std::string words = {};
    std::string family_url = {};
    std::string end_url = {};  // ends it now
};

/// What surrounds every page.
struct Frame {
    std::string title = {};         // never personal: it is kept in the browser's history
    std::string organisation = {};  // the authority's name
    std::optional<SignedIn> signed_in = {};
    std::vector<NavItem> navigation = {};  // empty on pages for people without an account
    std::string demo_banner = {};          // "Today is Monday 23 November 2026." or empty
    std::string mail_url = {};             // in the banner: what a demonstration sent; or empty
    std::string csrf_token = {};
    int idle_minutes = 0;  // after which the browser's session ends unused: warned of; 0 for none
    std::optional<Flash> flash = {};
    std::vector<EmergencyNotice> emergencies = {};
    Link back = {};  // no url, no back link
    core::Language language = core::Language::english;
    std::string english_url = {};  // where this page can be had in either language; empty for a
    std::string welsh_url = {};    // page that comes in one
};

/// What `page` and its frame give the template together.
View framed(const Frame& frame, View page);

/// The page template `name` with its frame. The template starts with {{> layout_top}}, ends with
/// {{> layout_bottom}} and has one h1. When page["error_summary"] holds errors they are shown
/// first and the title starts with "Error:". With page["neutral"] it does not say what the service
/// is for: others may see the screen of somebody who has a link.
std::string render_page(std::string_view name, const Frame& frame, View page);

}  // namespace quorate::server
