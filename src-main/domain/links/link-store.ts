export interface LinkStore {
  /**
   * Revokes every link of a household that was made so far. Gives the number of its messages that wait in the queue:
   * their texts are frozen with the old link.
   */
  raiseVersion(household: string): Promise<number>;
}
