/** The channels of the bridge, apart from the routes so that the bridge does not carry their schemas. */
export const requestChannel = 'mneme:request';
export const eventChannel = 'mneme:event';
