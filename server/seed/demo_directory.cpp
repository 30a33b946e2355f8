#include "core/directory/agencies.hpp"
#include "core/directory/contacts.hpp"
#include "core/directory/rooms.hpp"
#include "core/directory/teams.hpp"
#include "core/identity/user_accounts.hpp"
#include "core/people/add_authority.hpp"
#include "core/support/text.hpp"
#include "server/seed/demo_cast.hpp"
#include "server/seed/demo_story.hpp"

namespace quorate::server {
namespace {

void add_authority(DemoStory& story,
                   const std::string& name,
                   core::Jurisdiction jurisdiction,
                   const std::string& email,
                   const std::string& phone)
{
    const auto added = core::add_authority(story.work,
                                           story.clock,
                                           story.app.random,
                                           {.name = name,
                                            .jurisdiction = jurisdiction,
                                            .meetings_email = email,
                                            .meetings_phone = phone,
                                            .is_demo = true});
    story.authorities.emplace(name, story.must(added, name));
}

core::Actor installer(const DemoStory& story, const std::string& authority)
{
    return core::system_actor(story.authorities.at(authority).id);
}

void add_teams(DemoStory& story)
{
    for (const CastTeam& team : cast_teams()) {
        const auto added = core::add_team(story.work,
                                          story.clock,
                                          story.app.random,
                                          installer(story, team.authority),
                                          {.name = team.name});
        story.teams[team.authority].emplace(team.name, story.must(added, team.name).id);
    }
}

void add_agencies(DemoStory& story)
{
    for (const CastAgency& agency : cast_agencies()) {
        const std::string joins = agency.joins;
        std::string code;
        if (!joins.empty()) {
            const core::Agency& other = story.agencies.at(joins);
            code = story.must(
                core::joining_code(
                    story.work, story.clock, core::system_actor(other.authority), other.id),
                joins);
        }
        const auto added = core::add_agency(
            story.work,
            story.clock,
            story.app.random,
            installer(story, agency.authority),
            {.details = {.name = agency.name, .kind = agency.kind}, .joining_code = code});
        story.agencies.emplace(agency.name, story.must(added, agency.name));
    }
}

void add_contacts(DemoStory& story)
{
    for (const CastContact& contact : cast_contacts()) {
        const core::Agency& agency = story.agencies.at(contact.agency);
        core::ContactDetails details{
            .name = core::PersonName{contact.name},
            .job_title = contact.job_title,
            .discipline = contact.discipline,
            .email = core::Email{contact.email},
            .phone = core::Phone{contact.phone},
            .is_duty_mailbox = contact.is_duty_mailbox,
            .is_lead = std::string_view{contact.job_title} == "Designated safeguarding lead"};
        const std::string deputy = contact.deputy;
        if (!deputy.empty()) details.deputy = story.contacts.at(deputy);
        const auto added = core::add_contact(story.work,
                                             story.clock,
                                             story.app.random,
                                             core::system_actor(agency.authority),
                                             {.agency = agency.id, .details = details});
        story.contacts.emplace(contact.email, story.must(added, contact.email).id);
    }
}

void add_rooms(DemoStory& story)
{
    for (const CastRoom& room : cast_rooms()) {
        core::RoomDetails details{
            .name = room.name, .building = room.building, .capacity = room.capacity};
        for (const std::string& feature : core::split(room.features, ' '))
            details.features.insert(feature);
        const auto added = core::add_room(
            story.work, story.clock, story.app.random, installer(story, room.authority), details);
        story.rooms.emplace(room.name, story.must(added, room.name).id);
    }
}

void add_users(DemoStory& story, const std::string& password_hash)
{
    for (const CastUser& user : cast_users()) {
        const std::string agency = user.agency;
        core::AddUser command{
            .name = user.name,
            .email = user.email,
            .role = user.role,
            .job_title = user.job_title,
            .chairs_meetings = std::string{user.role} == "CC",
            .agency = agency.empty() ? agency : story.agencies.at(agency).id.text(),
            .password_hash = password_hash};
        for (const char* team : user.teams)
            command.teams.push_back(story.teams.at(user.authority).at(team));
        const auto added = core::add_user(
            story.work, story.clock, story.app.random, installer(story, user.authority), command);
        story.users.emplace(user.name, story.must(added, user.name).id);
    }
}

}  // namespace

void tell_of_directory(DemoStory& story, const std::string& password_hash)
{
    add_authority(story,
                  demo_england,
                  core::Jurisdiction::england,
                  "meetings@exampleshire.example",
                  "01632 960014");
    add_authority(
        story, demo_wales, core::Jurisdiction::wales, "meetings@sampleton.example", "01632 960015");
    add_teams(story);
    add_agencies(story);
    add_contacts(story);
    add_rooms(story);
    add_users(story, password_hash);
}

}  // namespace quorate::server
