#include "core/directory/contacts.hpp"

#include "core/delivery/delivery_store.hpp"
#include "core/directory/address_check.hpp"
#include "tests/core/directory/directory_fixture.hpp"

namespace quorate::core {
namespace {

using test::staff;

class Contacts : public test::DirectoryTest {
protected:
    Result<Contact> edit(const Contact& contact,
                         const ContactDetails& details,
                         const Actor& actor = staff("bs"))
    {
        return change([&](UnitOfWork& work) {
            return edit_contact(
                work, clock_, actor, {.entry = {contact.id, contact.version}, .details = details});
        });
    }

    Result<PageOf<ContactEntry>> list(const Actor& actor, ContactQuery query = {})
    {
        return ask([&](UnitOfWork& work) { return list_contacts(work, clock_, actor, query); });
    }

    static ContactDetails sam()
    {
        return {.name = PersonName{"Sam Hill"},
                .job_title = "Desk officer",
                .email = Email{"sam@police.example"}};
    }
};

TEST_F(Contacts, AreAddedToTheirAgency)
{
    const Agency agency = police();
    ContactDetails details = robin();
    details.phone = Phone{" +44 (0)1632 960123 ext. 4 "};
    details.discipline = "Public protection";
    details.is_duty_mailbox = true;
    details.language = Language::welsh;

    const auto contact = add_contact(agency.id, details);

    ASSERT_TRUE(contact);
    EXPECT_EQ(contact->email.reveal(), "robin@police.example");
    EXPECT_EQ(contact->phone.reveal(), "+44 (0)1632 960123 ext. 4");
    EXPECT_EQ(code(contact->language), "cy");
    const auto found = list(staff("sw"));
    ASSERT_EQ(found->entries.size(), 1u);
    EXPECT_EQ(found->entries[0].contact, *contact);
    EXPECT_EQ(found->entries[0].agency_name, "Northshire Police");
}

TEST_F(Contacts, TellEverythingThatIsWrongAtOnce)
{
    const ContactDetails details{.job_title = std::string(121, 'x'),
                                 .discipline = "-1+2",
                                 .email = Email{"robin@police"},
                                 .phone = Phone{"none"}};

    const auto refused = add_contact(AgencyId{"no-such-agency"}, details);

    EXPECT_EQ(told(refused),
              "agency: Choose an agency from the list; name: Enter the contact's name; "
              "job_title: The job title must be 120 characters or fewer; "
              "discipline: The discipline must not begin with =, +, - or @; "
              "email: Enter the e-mail address in the correct format, like name@example.gov.uk; "
              "phone: Enter the telephone number in the correct format, like 01632 960001");
}

TEST_F(Contacts, ShowBothSpellingsWhenAnAddressIsNearlyAKnownOneUntilSomebodyChecked)
{
    const Agency agency = police();
    ASSERT_TRUE(add_contact(agency.id, robin()));
    ContactDetails details = sam();
    details.email = Email{"sam@pollce.example"};
    details.address_checked = false;

    EXPECT_EQ(told(add_contact(agency.id, details)),
              "email: This address ends in pollce.example, which is nearly police.example. Correct "
              "it; or ring them, and tick that you have checked it");

    details.address_checked = true;
    EXPECT_TRUE(add_contact(agency.id, details));
}

TEST_F(Contacts, HaveAnAddressThatNobodyCheckedUntilSomebodySaysThatTheyHave)
{
    const Agency agency = police();
    ContactDetails details = robin();
    details.address_checked = false;
    const Contact contact = *add_contact(agency.id, details);
    const auto is_unchecked = [&](const Contact& each) {
        return ask([&](UnitOfWork& work) {
            return work.deliveries.is_unchecked(each.authority, each.id, each.email);
        });
    };
    const auto check = [&](const Actor& actor) {
        return change([&](UnitOfWork& work) {
            return check_contact_address(work, clock_, actor, contact.id, "telephone");
        });
    };
    EXPECT_TRUE(is_unchecked(contact));

    EXPECT_EQ(check(staff("sw")).error().refusal, Refusal::not_permitted);
    EXPECT_EQ(check(stranger()).error().refusal, Refusal::hidden);
    EXPECT_TRUE(check(staff("cc")));

    EXPECT_FALSE(is_unchecked(contact));
    EXPECT_EQ(check(staff("cc")).error().refusal, Refusal::wrong_state);
    details.job_title = "Inspector";
    const Contact same = *edit(contact, details);
    EXPECT_FALSE(is_unchecked(same)) << "the address is as it was";
    details.email = Email{"other@police.example"};
    EXPECT_TRUE(is_unchecked(*edit(same, details)));
}

TEST_F(Contacts, AreCheckedByTheirOwnAgencysPeopleAndNoOther)
{
    const Agency agency = police();
    ContactDetails details = robin();
    details.address_checked = false;
    const Contact contact = *add_contact(agency.id, details);
    Actor user = staff("bs");
    user.role = Role::agency_user;
    user.agency = school().id;
    const auto check = [&] {
        return change([&](UnitOfWork& work) {
            return check_contact_address(work, clock_, user, contact.id, "telephone");
        });
    };

    EXPECT_EQ(check().error().refusal, Refusal::hidden);
    user.agency = agency.id;
    EXPECT_TRUE(check());
}

TEST_F(Contacts, CannotBeAddedToAnotherAuthoritysAgency)
{
    EXPECT_EQ(told(add_contact(police().id, robin(), stranger())),
              "agency: Choose an agency from the list");
}

TEST_F(Contacts, OfOneAgencyHaveAddressesOfTheirOwn)
{
    const Agency agency = police();
    *add_contact(agency.id, robin());

    EXPECT_EQ(told(add_contact(agency.id, robin())),
              "email: This agency already has a contact with this e-mail address");
    EXPECT_TRUE(add_contact(school().id, robin()));
}

TEST_F(Contacts, MayBeEachOthersDeputies)
{
    const Agency agency = police();
    const Contact first = *add_contact(agency.id, robin());
    ContactDetails details = sam();
    details.deputy = first.id;
    const Contact second = *add_contact(agency.id, details);

    ContactDetails changed = robin();
    changed.deputy = second.id;

    EXPECT_TRUE(edit(first, changed));
    EXPECT_EQ(list(staff("sw"))->entries[0].deputy_name.reveal(), "Sam Hill");
}

TEST_F(Contacts, HaveNoDeputyFromElsewhereNorThemselves)
{
    const Contact teacher = *add_contact(school().id, sam());
    const Contact officer = *add_contact(police().id, robin());
    ContactDetails details = robin();

    details.deputy = teacher.id;
    EXPECT_EQ(told(edit(officer, details)), "deputy: Choose a deputy from the same agency");
    details.deputy = officer.id;
    EXPECT_EQ(told(edit(officer, details)), "deputy: Choose someone else as the deputy");
    details.deputy = ContactId{"nobody"};
    EXPECT_EQ(told(edit(officer, details)), "deputy: Choose a deputy from the same agency");
}

TEST_F(Contacts, KeepADeputyWhoHasLeftButCannotChooseOne)
{
    const Agency agency = police();
    const Contact deputy = *add_contact(agency.id, sam());
    ContactDetails details = robin();
    details.deputy = deputy.id;
    const Contact officer = *add_contact(agency.id, details);
    *change([&](UnitOfWork& work) {
        return deactivate_contact(work, clock_, staff("bs"), {deputy.id, deputy.version});
    });

    details.job_title = "Detective inspector";
    EXPECT_TRUE(edit(officer, details));
    ContactDetails third = robin();
    third.email = Email{"third@police.example"};
    third.deputy = deputy.id;
    EXPECT_EQ(told(add_contact(agency.id, third)), "deputy: Choose a deputy from the same agency");
}

TEST_F(Contacts, AreEditedAtTheVersionThatWasReadAndNoOther)
{
    const Contact contact = *add_contact(police().id, robin());
    ContactDetails details = robin();
    details.job_title = "Detective inspector";

    EXPECT_EQ(edit(contact, details)->version, 2);
    EXPECT_EQ(told(edit(contact, details)), "QUO-012");
    EXPECT_EQ(told(edit(contact, details, stranger())), "QUO-001");
}

TEST_F(Contacts, AreNotOfferedOnceDeactivated)
{
    const Contact contact = *add_contact(police().id, robin());

    const auto left = change([&](UnitOfWork& work) {
        return deactivate_contact(work, clock_, staff("bs"), {contact.id, contact.version});
    });

    EXPECT_FALSE(left->active);
    EXPECT_TRUE(list(staff("sw"))->entries.empty());
    EXPECT_EQ(list(staff("sw"), {.standing = Standing::inactive})->entries.size(), 1u);
    EXPECT_EQ(told(add_contact(contact.agency, robin())),
              "email: This agency has an inactive contact with this e-mail address");
    EXPECT_TRUE(change([&](UnitOfWork& work) {
        return reactivate_contact(work, clock_, staff("bs"), {contact.id, left->version});
    }));
}

TEST_F(Contacts, AreAnAgencysOwnPeoplesToKeep)
{
    const Agency own = police();
    const Contact colleague = *add_contact(own.id, robin(), agency_person(own.id));
    const Contact teacher = *add_contact(school().id, sam());
    const Actor person = agency_person(own.id);

    EXPECT_TRUE(edit(colleague, robin(), person));
    EXPECT_EQ(told(edit(teacher, sam(), person)), "QUO-001");
    EXPECT_EQ(told(add_contact(teacher.agency, robin(), person)), "QUO-001");
    EXPECT_EQ(list(person)->entries.size(), 1u);
    EXPECT_EQ(told(list(person, {.agency = teacher.agency})), "QUO-001");
    EXPECT_EQ(
        told(ask([&](UnitOfWork& work) { return find_contact(work, clock_, person, teacher.id); })),
        "QUO-001");
}

TEST_F(Contacts, AreNotForEveryRoleToChange)
{
    const Contact contact = *add_contact(police().id, robin());

    for (const char* reader : {"ad", "am"}) {
        EXPECT_EQ(told(edit(contact, robin(), staff(reader))), "QUO-002");
        EXPECT_TRUE(list(staff(reader)));
    }
    EXPECT_EQ(told(edit(contact, robin(), anonymous_actor())), "QUO-006");
}

TEST_F(Contacts, LeaveAnAuditEntryForEachChangeAndNoneForARefusal)
{
    const Contact contact = *add_contact(police().id, robin());
    const auto before = audited();

    EXPECT_TRUE(edit(contact, robin()));
    EXPECT_FALSE(edit(contact, robin()));

    EXPECT_EQ(audited(), before + 1);
}

}  // namespace
}  // namespace quorate::core
